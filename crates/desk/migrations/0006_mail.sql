-- Mails of conversations by their Message-IDs: what answers refer to, and what has been taken already.
CREATE TABLE mails (
  message_id TEXT NOT NULL,
  ticket BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  -- The event that it is about, or that came of it; 0: none.
  seq BIGINT NOT NULL,
  -- Whom it is for, or from: `c` for the customer, or a specialist's id.
  who TEXT NOT NULL,
  -- 1: the desk has sent it. 0: it came.
  is_ours BIGINT NOT NULL,
  at BIGINT NOT NULL,
  -- Of what it says: programs give two mails the same id. Empty for those of the desk.
  digest TEXT NOT NULL,
  PRIMARY KEY (message_id, ticket, digest)
);
CREATE INDEX mails_by_ticket ON mails (ticket, who, at);

-- How far each mailbox has been read, in the numbers of its server.
CREATE TABLE mailboxes (
  name TEXT PRIMARY KEY,
  validity BIGINT NOT NULL,
  read_up_to BIGINT NOT NULL
);
