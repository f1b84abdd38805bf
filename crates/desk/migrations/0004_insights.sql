-- What readers looked for and thought, without who they are: a day, no time, no address, no id.
CREATE TABLE insights (
  id {id},
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  locale TEXT NOT NULL,
  query TEXT,
  results BIGINT,
  article TEXT,
  section TEXT,
  helpful BIGINT,
  comment TEXT,
  channel TEXT
);
CREATE INDEX insights_by_day ON insights (day, kind);
