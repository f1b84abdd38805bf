-- What was done that is in no ticket's history. Rows are only ever added: `{append_only}` stands for what each database keeps it by.
CREATE TABLE audit (
  id {id},
  at BIGINT NOT NULL,
  -- A specialist's id, `desk`, or `operator` for whoever uses the command line.
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX audit_by_time ON audit (at);
{append_only};

-- What is done once a day, by one of the desks, and when it was done last.
CREATE TABLE chores (
  name TEXT PRIMARY KEY,
  last_at BIGINT NOT NULL
);
