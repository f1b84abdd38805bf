-- `{id}` as before; `{search}` stands for the index that each database has for words.

-- Since when a ticket has waited for a specialist: the event that it waits with, and its time. Missing if it doesn't wait.
ALTER TABLE tickets ADD COLUMN waiting_seq BIGINT;
ALTER TABLE tickets ADD COLUMN waiting_at BIGINT;
UPDATE tickets SET waiting_seq = changed_seq, waiting_at = changed_at WHERE state IN ('open', 'reopened');
CREATE INDEX tickets_waiting ON tickets (waiting_seq) WHERE waiting_seq IS NOT NULL;
CREATE INDEX tickets_by_change ON tickets (changed_seq);
CREATE INDEX tickets_by_assignee ON tickets (assignee, changed_seq) WHERE assignee IS NOT NULL;
CREATE INDEX tickets_by_email ON tickets (email, changed_seq) WHERE email IS NOT NULL;

-- What specialists have noted: searched by them alone.
ALTER TABLE ticket_texts ADD COLUMN notes TEXT NOT NULL DEFAULT '';
{search};

-- Links that sign a specialist in, once. Of links and sessions, only hashes are kept.
CREATE TABLE agent_links (
  hash TEXT PRIMARY KEY,
  agent TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  expires_at BIGINT NOT NULL
);

CREATE TABLE agent_sessions (
  hash TEXT PRIMARY KEY,
  agent TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX agent_sessions_by_agent ON agent_sessions (agent);

-- Sign-ins at an identity provider that have begun, by the hash of what the browser keeps.
CREATE TABLE agent_logins (
  hash TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

-- Answers that are written once and used often.
CREATE TABLE canned_answers (
  id {id},
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);
