-- Who is told of events: e-mail, webhooks; and up to which event it has been planned what they are told.
CREATE TABLE consumers (
  name TEXT PRIMARY KEY,
  up_to BIGINT NOT NULL
);

-- What is still to be sent, and what could not be.
CREATE TABLE outbox (
  id {id},
  consumer TEXT NOT NULL,
  ticket BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  seq BIGINT NOT NULL,
  data TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  tries BIGINT NOT NULL DEFAULT 0,
  -- Until then it is some desk's to send.
  claimed_until BIGINT NOT NULL DEFAULT 0,
  last_error TEXT,
  -- Nobody tries any more.
  dead_at BIGINT
);
CREATE INDEX outbox_due ON outbox (consumer, due_at);
CREATE INDEX outbox_by_ticket ON outbox (ticket);
