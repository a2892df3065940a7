-- A library as the first version of the program wrote it: two songs and a failure, placed by student 1.0.
PRAGMA application_id = 1164799824;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE estimates (
        sound_id INTEGER NOT NULL REFERENCES sounds (id),
        model_id INTEGER NOT NULL REFERENCES models (id),
        valence REAL NOT NULL,
        arousal REAL NOT NULL,
        valence_low REAL NOT NULL,
        arousal_low REAL NOT NULL,
        valence_high REAL NOT NULL,
        arousal_high REAL NOT NULL,
        curve TEXT NOT NULL,  -- JSON: [segment_s, [[start_s, valence, arousal], ...]]
        analyzed_at TEXT NOT NULL,  -- ISO 8601, UTC
        PRIMARY KEY (sound_id, model_id)
    );
INSERT INTO "estimates" VALUES(1,1,2.50896478692690549916e-01,-5.80960253874460819112e-01,-2.97403521307309459675e-01,-1.0,7.99196478692690615019e-01,-1.60860253874460845668e-01,'[10.224, [[0.0, 0.2429225593805313, -0.5732340216636658], [7.813498866213152, 0.31615087389945984, -0.5991179943084717], [15.626997732426304, 0.19361600279808044, -0.5705287456512451]]]','2026-11-22T20:43:35.924206+00:00');
INSERT INTO "estimates" VALUES(2,1,-3.65338295698165893554e-01,4.22204474608103452748e-01,-9.13638295698165903147e-01,2.10447460810347930504e-03,1.82961704301834116037e-01,8.42304474608103426191e-01,'[10.224, [[0.0, -0.38199689984321594, 0.43847230076789856], [6.376083333333334, -0.35147610306739807, 0.506210446357727], [12.752166666666668, -0.36254188418388367, 0.3219306766986847]]]','2026-11-22T20:43:35.978507+00:00');
CREATE TABLE failures (
        path BLOB NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        reason TEXT NOT NULL,
        decoder TEXT NOT NULL,
        failed_at TEXT NOT NULL
    );
INSERT INTO "failures" VALUES(X'2F6D757369632F6261642E6D7033',5,1795380194151647959,'It is not an audio file, or it is damaged.','av 18.1.0 libavformat 62.12.102 libavcodec 62.28.102 soxr 1.1.0','2026-11-22T20:43:17.494227+00:00');
CREATE TABLE models (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        UNIQUE (name, version)
    );
INSERT INTO "models" VALUES(1,'student','1.0');
CREATE TABLE sounds (
        id INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL UNIQUE
    );
INSERT INTO "sounds" VALUES(1,'83edae28df6f35e4c7a7c4f7d684b6109f1bcd56');
INSERT INTO "sounds" VALUES(2,'8c70bd69c122ef81195c510dae3d6380009c00de');
CREATE TABLE tracks (
        path BLOB NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        sound_id INTEGER NOT NULL REFERENCES sounds (id),
        duration_s REAL NOT NULL,
        title TEXT NOT NULL,
        artist TEXT NOT NULL,
        album TEXT NOT NULL,
        genre TEXT NOT NULL,
        year INTEGER,
        search_text TEXT NOT NULL,  -- title, artist, album, genre and path, folded; one a line
        sort_text TEXT NOT NULL  -- artist, album and title, folded; one a line; those without an artist come last
    );
INSERT INTO "tracks" VALUES(X'2F6D757369632F506F726368204C696768742E6D3461',269129,1795380211117403667,1,25.8746485260771,'Porch Light','Marlo Finch','Four Corners','Folk',2006,'porch light
marlo finch
four corners
folk
/music/porch light.m4a','marlo finch
four corners
porch light');
INSERT INTO "tracks" VALUES(X'2F6D757369632F476C61737320536972656E2E6F707573',217227,1795380211117547652,2,2.29696666666666651215e+01,'Glass Siren','Nine Volt Orchard','Four Corners','Drum & Bass',2013,'glass siren
nine volt orchard
four corners
drum & bass
/music/glass siren.opus','nine volt orchard
four corners
glass siren');
CREATE INDEX tracks_by_sound ON tracks (sound_id);
CREATE INDEX tracks_in_order ON tracks (sort_text, path);
COMMIT;
