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
];
