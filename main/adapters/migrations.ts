/** The database's history: step N brings format N−1 to N. A step that was released is never changed. */

export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE sleepers (
     name TEXT PRIMARY KEY,
     position INTEGER NOT NULL,
     of_cast INTEGER NOT NULL CHECK (of_cast IN (0, 1)),
     profile TEXT NOT NULL CHECK (json_valid(profile))
   ) STRICT;
   CREATE TABLE hypnograms (
     name TEXT PRIMARY KEY,
     epochs INTEGER NOT NULL,
     stages TEXT NOT NULL CHECK (json_valid(stages)),
     notes TEXT NOT NULL CHECK (json_valid(notes))
   ) STRICT;
   CREATE TABLE settings (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     content TEXT NOT NULL CHECK (json_valid(content))
   ) STRICT;`,
  'ALTER TABLE hypnograms ADD COLUMN start_minutes REAL',
  // Hearing by ear; falling asleep apart from waking, which were one number; depth and REM; consents and devices.
  // Nobody was asked before, so nobody has agreed to anything. Profiles that were damaged stay as they were.
  `UPDATE sleepers SET profile = json_set(
     json_remove(profile, '$.hearingLossDb'),
     '$.hearing', json_object('left', profile -> '$.hearingLossDb', 'right', profile -> '$.hearingLossDb'),
     '$.onset', profile -> '$.wakefulness',
     '$.deepSleep', 1,
     '$.remSleep', 1,
     '$.consents', json('[]'),
     '$.devices', json('[]'))
   WHERE json_type(profile, '$.hearingLossDb') IN ('integer', 'real') AND json_type(profile, '$.wakefulness') IN ('integer', 'real');`,
  // Sleepers can be hidden, and every profile of a name is kept.
  `ALTER TABLE sleepers ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
   ALTER TABLE sleepers ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
   CREATE TABLE sleeper_versions (
     name TEXT NOT NULL,
     version INTEGER NOT NULL,
     saved_at TEXT NOT NULL,
     profile TEXT NOT NULL CHECK (json_valid(profile)),
     UNIQUE (name, version)
   ) STRICT;
   INSERT INTO sleeper_versions SELECT name, 1, '', profile FROM sleepers;`,
  `CREATE TABLE cohorts (
     id INTEGER PRIMARY KEY,
     created_at TEXT NOT NULL,
     title TEXT NOT NULL,
     against TEXT NOT NULL,
     digest TEXT NOT NULL,
     seed INTEGER NOT NULL,
     sleepers INTEGER NOT NULL,
     nights INTEGER NOT NULL,
     complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
     content BLOB NOT NULL
   ) STRICT;
   CREATE INDEX cohorts_by_digest ON cohorts (digest);`,
  // Earlier versions of texts; each text once, deflated.
  `CREATE TABLE text_contents (
     digest TEXT PRIMARY KEY,
     content BLOB NOT NULL
   ) STRICT;
   CREATE TABLE text_versions (
     id INTEGER PRIMARY KEY,
     project TEXT NOT NULL,
     path TEXT NOT NULL,
     at TEXT NOT NULL,
     cause TEXT NOT NULL,
     note TEXT NOT NULL,
     digest TEXT NOT NULL REFERENCES text_contents (digest),
     length INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX text_versions_by_text ON text_versions (project, path, id);
   CREATE INDEX text_versions_by_digest ON text_versions (digest);`,
  // Where walks through nights stop, by the folder of the project.
  `CREATE TABLE stops (
     project TEXT PRIMARY KEY,
     content TEXT NOT NULL CHECK (json_valid(content))
   ) STRICT;`,
];
