"""The door to onnxruntime: models, their cards, and what they predict."""
