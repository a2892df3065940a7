"""One adapter per dataset, all giving the same LabelledClip."""
