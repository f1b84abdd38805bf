-- `{id}`, `{first_ticket}` and `{clustered}` stand for what each database has its own words for. Times are milliseconds of Unix time.
CREATE TABLE tickets (
  id {id},
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- What its writer is answered in, the locale of the page, and the plan that a pass has proved.
  language TEXT NOT NULL,
  locale TEXT NOT NULL,
  plan TEXT,
  -- Whose it is, as a pass says; both are missing if somebody wrote without one.
  customer TEXT,
  account TEXT,
  email TEXT,
  phone TEXT,
  assignee TEXT,
  -- The specialist who answered last, and in which event.
  agent TEXT,
  answered_seq BIGINT NOT NULL DEFAULT 0,
  excerpt TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  -- The newest event that customers may know of: lists are sorted by it, whatever clocks do.
  changed_seq BIGINT NOT NULL,
  messages BIGINT NOT NULL DEFAULT 0
);
{first_ticket};
-- All that choosing a page of somebody's tickets needs.
CREATE INDEX tickets_by_customer ON tickets (customer, changed_seq, state, account);
CREATE INDEX tickets_by_account ON tickets (account, changed_seq, state);
CREATE INDEX tickets_by_state ON tickets (state, changed_seq);

-- What is searched in, apart from what lists read, and by whose it is: an account's texts lie beside each other, so that searching
-- in them takes as long among a million others as among none.
CREATE TABLE ticket_texts (
  owner TEXT NOT NULL,
  ticket BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  folded TEXT NOT NULL,
  PRIMARY KEY (owner, ticket)
){clustered};
CREATE INDEX ticket_texts_by_ticket ON ticket_texts (ticket);

-- The history. Rows are only ever added.
CREATE TABLE events (
  seq {id},
  ticket BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  who TEXT NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX events_by_ticket ON events (ticket, seq);

-- Who takes part in a conversation, and what waits for them.
CREATE TABLE marks (
  reader TEXT NOT NULL,
  ticket BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  read_up_to BIGINT NOT NULL,
  unread BIGINT NOT NULL,
  PRIMARY KEY (reader, ticket)
);
CREATE INDEX marks_by_ticket ON marks (ticket);
CREATE INDEX marks_unread ON marks (reader) WHERE unread > 0;

CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  ticket BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  seq BIGINT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL
);
CREATE INDEX attachments_by_ticket ON attachments (ticket);

-- Requests that were accepted, by the key that their sender gave them: a second one has the same answer.
CREATE TABLE requests (
  sender TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  ticket BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (sender, idempotency_key)
);

CREATE TABLE agents (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  picture TEXT,
  created_at BIGINT NOT NULL,
  -- Set when they leave; what they wrote stays theirs.
  left_at BIGINT
);

-- What this desk signs with. All of its instances need the same.
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
