-- The store, version 1. `--` behind a column is its documentation (docs are generated from it).
-- Spans are half-open [start, end) in code points of articles.text, or of articles.title where field = 'title'.

CREATE TABLE runs (                 -- One call of `quiditquoi run`.
  run_id         TEXT PRIMARY KEY,  -- Start time and a random part.
  started_at     TEXT NOT NULL,     -- UTC, ISO 8601.
  ended_at       TEXT,              -- UTC, ISO 8601; null while it runs, or when it was killed.
  status         TEXT NOT NULL CHECK (status IN ('running', 'done', 'partial', 'failed', 'interrupted')), -- `partial`: finished, some sources failed or were skipped.
  tool_version   TEXT NOT NULL,     -- Version of quiditquoi.
  model          TEXT NOT NULL,     -- Name and version of the language model.
  rules_hash     TEXT NOT NULL,     -- Hash over models/ and the code that extracts.
  schema_version INTEGER NOT NULL,  -- Version of this schema.
  host           TEXT NOT NULL,     -- Name of the machine.
  arguments      TEXT NOT NULL,     -- The call, as JSON.
  n_new          INTEGER NOT NULL DEFAULT 0, -- Articles seen for the first time.
  n_changed      INTEGER NOT NULL DEFAULT 0, -- Sources whose article was replaced.
  n_unchanged    INTEGER NOT NULL DEFAULT 0, -- Sources left as they were.
  n_failed       INTEGER NOT NULL DEFAULT 0, -- Sources that failed or were skipped.
  n_removed      INTEGER NOT NULL DEFAULT 0  -- Sources gone since the run before.
) STRICT;

CREATE TABLE articles (             -- One news article.
  article_id     TEXT PRIMARY KEY,  -- Hash of provider id, URL, source, date, title and text.
  doc_id         TEXT NOT NULL,     -- The provider's id, else the file's stem.
  path           TEXT NOT NULL,     -- The first of its sources.
  text_sha256    TEXT NOT NULL,     -- Hash of `text` alone: equal for agency copy.
  title          TEXT,              -- Headline.
  url            TEXT,              -- Where it was published.
  source         TEXT,              -- Newspaper, site or agency.
  author         TEXT,              -- Byline.
  section        TEXT,              -- Section or rubric.
  lang           TEXT NOT NULL,     -- BCP 47.
  published      TEXT,              -- Publication: ISO 8601 day, or UTC time where the hour is known.
  published_from TEXT,              -- How it was found: `metadata`, `page`, `filename`, `dateline`, `argument`, `mtime`.
  rules_hash     TEXT NOT NULL,     -- What extracted it: see runs.rules_hash.
  run_id         TEXT NOT NULL REFERENCES runs (run_id), -- The run that stored it.
  text           TEXT NOT NULL      -- Body: NFC, `\n` line ends, no outer blank. Last: what stands behind it is slow to reach.
) STRICT;
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_day ON articles (substr(published, 1, 10));
CREATE INDEX articles_doc_id ON articles (doc_id);

CREATE TABLE sources (              -- Every file or record ever seen, the failed ones too.
  path           TEXT NOT NULL,     -- Absolute path.
  record_no      INTEGER NOT NULL,  -- Position in a file of many records, from 0.
  sha256         TEXT,              -- Hash of the file.
  size           INTEGER,           -- Bytes of the file.
  mtime_ns       INTEGER,           -- Modification time of the file, nanoseconds since 1970.
  n_records      INTEGER,           -- Records the file holds; null until all of them are settled.
  settings_hash  TEXT NOT NULL,     -- Hash of the reader settings it was read with.
  format         TEXT,              -- Name of the reader.
  encoding       TEXT,              -- Encoding it was decoded from.
  member         TEXT,              -- Its file inside an archive.
  repairs        TEXT,              -- Kinds of characters that were mended, joined by blanks.
  published_precision TEXT,         -- Precision of its publication date: `day`, `minute`, `second`.
  published_zone TEXT,              -- Time zone the publication date was given in: `+02:00`.
  dateline_place TEXT,              -- Place of its dateline.
  agency         TEXT,              -- Agency of its dateline.
  standfirst     TEXT,              -- The part of its text that stands first.
  doc_id         TEXT NOT NULL,     -- What this source calls it: the provider's id, else the file's stem.
  article_id     TEXT REFERENCES articles (article_id), -- What it holds; null when it failed.
  status         TEXT NOT NULL CHECK (status IN ('done', 'skipped', 'failed')), -- What became of it.
  error_code     TEXT,              -- Stable code of the error.
  error          TEXT,              -- What, where, and what to do.
  run_id         TEXT NOT NULL REFERENCES runs (run_id), -- The run that last changed this row.
  removed_at     TEXT,              -- When a run first found it gone: UTC, ISO 8601.
  PRIMARY KEY (path, record_no)
) STRICT;
CREATE INDEX sources_article ON sources (article_id);

CREATE TABLE sentences (            -- Sentences of headline and body.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- Its article.
  sentence_no    INTEGER NOT NULL,  -- From 0, the headline's first.
  field          TEXT NOT NULL,     -- `text` or `title`.
  start          INTEGER NOT NULL,  -- First code point.
  "end"          INTEGER NOT NULL,  -- Behind the last code point.
  paragraph_no   INTEGER NOT NULL,  -- From 0 in its field.
  PRIMARY KEY (article_id, sentence_no)
) STRICT;

CREATE TABLE places (               -- Places that articles name or may mean: entries of the gazetteer, and local ones.
  place_id       TEXT PRIMARY KEY,  -- Stable id of the gazetteer entry.
  name           TEXT NOT NULL,     -- Usual French name.
  kind           TEXT NOT NULL,     -- `country`, `region`, `city`, `facility`, `natural`, `continent`.
  country_code   TEXT,              -- ISO 3166-1 alpha-2.
  admin1         TEXT,              -- First-level division, in French.
  admin1_code    TEXT,              -- ISO 3166-2.
  latitude       REAL,              -- Degrees, WGS 84.
  longitude      REAL,              -- Degrees, WGS 84.
  geonames_id    INTEGER,           -- GeoNames.
  wikidata_id    TEXT,              -- Wikidata, `Q…`.
  population     INTEGER            -- Inhabitants.
) STRICT;

CREATE TABLE actors (               -- Persons, organisations, and countries or cities that act or speak, of one article.
  actor_id       TEXT PRIMARY KEY,  -- Hash of article, type and name; actor_links joins it across articles.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- Its article.
  name           TEXT NOT NULL,     -- The fullest name the article gives, without titles.
  type           TEXT NOT NULL CHECK (type IN ('PER', 'ORG', 'GPE')), -- Person, organisation, speaking place.
  gender         TEXT CHECK (gender IN ('f', 'm')), -- Null when unknown.
  gender_from    TEXT,              -- How the gender was found.
  place_id       TEXT REFERENCES places (place_id), -- The place of a GPE.
  wikidata_id    TEXT               -- Wikidata, `Q…`.
) STRICT;
CREATE INDEX actors_article ON actors (article_id);
CREATE INDEX actors_name ON actors (name);
CREATE INDEX actors_place ON actors (place_id) WHERE place_id IS NOT NULL;

CREATE TABLE actor_aliases (        -- Every form under which its article names an actor.
  actor_id       TEXT NOT NULL REFERENCES actors (actor_id) ON DELETE CASCADE, -- The actor.
  alias          TEXT NOT NULL,     -- A name, an acronym, a variant.
  PRIMARY KEY (actor_id, alias)
) STRICT;

CREATE TABLE actor_mentions (       -- Expressions that stand for an actor.
  mention_id     TEXT PRIMARY KEY,  -- Hash of article, table, span and kind.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- Its article.
  actor_id       TEXT NOT NULL REFERENCES actors (actor_id) ON DELETE CASCADE, -- Whom it stands for.
  sentence_no    INTEGER NOT NULL,  -- The sentence it begins in.
  field          TEXT NOT NULL,     -- `text` or `title`.
  start          INTEGER NOT NULL,  -- First code point.
  "end"          INTEGER NOT NULL,  -- Behind the last code point.
  text           TEXT NOT NULL,     -- The expression.
  form           TEXT NOT NULL CHECK (form IN ('name', 'role', 'pronoun')), -- What kind of expression.
  role           TEXT,              -- The title read next to the name.
  confidence     REAL NOT NULL,     -- 0 to 1.
  rule           TEXT NOT NULL      -- What found it.
) STRICT;
CREATE INDEX actor_mentions_article ON actor_mentions (article_id, sentence_no);
CREATE INDEX actor_mentions_actor ON actor_mentions (actor_id);

CREATE TABLE quotes (               -- Reported speech.
  quote_id       TEXT PRIMARY KEY,  -- Hash of article, table, spans and type.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- Its article.
  sentence_no    INTEGER NOT NULL,  -- The sentence it begins in.
  field          TEXT NOT NULL,     -- `text` or `title`.
  type           TEXT NOT NULL CHECK (type IN ('direct', 'mixed', 'indirect')), -- See quote_spans for where it stands.
  text           TEXT NOT NULL,     -- The fragments, joined by ` […] `.
  cue_text       TEXT,              -- The words that introduce it.
  cue_lemma      TEXT,              -- Their verb or preposition.
  cue_start      INTEGER,           -- First code point of the cue.
  cue_end        INTEGER,           -- Behind its last code point.
  speaker_text   TEXT,              -- The expression that names the source.
  speaker_start  INTEGER,           -- First code point of that expression.
  speaker_end    INTEGER,           -- Behind its last code point.
  speaker_mention_id TEXT REFERENCES actor_mentions (mention_id) ON DELETE SET NULL, -- The mention the speaker was read from.
  actor_id       TEXT REFERENCES actors (actor_id) ON DELETE SET NULL, -- Who said it; null when it cannot be named.
  confidence     REAL NOT NULL,     -- 0 to 1.
  rule           TEXT NOT NULL      -- What found it.
) STRICT;
CREATE INDEX quotes_article ON quotes (article_id, sentence_no);
CREATE INDEX quotes_actor ON quotes (actor_id);
CREATE INDEX quotes_speaker_mention ON quotes (speaker_mention_id);

CREATE TABLE quote_spans (          -- The fragments of a quote; one row for an unbroken one.
  quote_id       TEXT NOT NULL REFERENCES quotes (quote_id) ON DELETE CASCADE, -- Its quote.
  ordinal        INTEGER NOT NULL,  -- From 0.
  field          TEXT NOT NULL,     -- `text` or `title`.
  start          INTEGER NOT NULL,  -- First code point.
  "end"          INTEGER NOT NULL,  -- Behind the last code point.
  text           TEXT NOT NULL,     -- The words.
  PRIMARY KEY (quote_id, ordinal)
) STRICT;

CREATE TABLE quote_verbatims (      -- Of a quote, the words between marks: all of a direct one, parts of a mixed one.
  quote_id       TEXT NOT NULL REFERENCES quotes (quote_id) ON DELETE CASCADE, -- Its quote.
  ordinal        INTEGER NOT NULL,  -- From 0.
  field          TEXT NOT NULL,     -- `text` or `title`.
  start          INTEGER NOT NULL,  -- First code point.
  "end"          INTEGER NOT NULL,  -- Behind the last code point.
  text           TEXT NOT NULL,     -- The words, marks left out.
  PRIMARY KEY (quote_id, ordinal)
) STRICT;

CREATE TABLE quote_speakers (       -- Everybody who may have said it.
  quote_id       TEXT NOT NULL REFERENCES quotes (quote_id) ON DELETE CASCADE, -- Its quote.
  rank           INTEGER NOT NULL,  -- From 1; rank 1 is quotes.actor_id where that is known.
  actor_id       TEXT NOT NULL REFERENCES actors (actor_id) ON DELETE CASCADE, -- The candidate.
  mention_id     TEXT REFERENCES actor_mentions (mention_id) ON DELETE SET NULL, -- The mention that speaks for it.
  probability    REAL NOT NULL,     -- 0 to 1.
  PRIMARY KEY (quote_id, rank)
) STRICT;
CREATE INDEX quote_speakers_actor ON quote_speakers (actor_id);
CREATE INDEX quote_speakers_mention ON quote_speakers (mention_id);

CREATE TABLE dates (                -- Expressions of time, as TIMEX3.
  date_id        TEXT PRIMARY KEY,  -- Hash of article, table, span and type.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- Its article.
  sentence_no    INTEGER NOT NULL,  -- The sentence it begins in.
  field          TEXT NOT NULL,     -- `text` or `title`.
  start          INTEGER NOT NULL,  -- First code point.
  "end"          INTEGER NOT NULL,  -- Behind the last code point.
  text           TEXT NOT NULL,     -- The expression.
  type           TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')), -- TIMEX3 type.
  value          TEXT NOT NULL,     -- TIMEX3 value.
  mod            TEXT,              -- TIMEX3 mod: `START`, `MID`, `END`, `APPROX`, …
  granularity    TEXT NOT NULL,     -- `day`, `month`, `year`, …
  earliest       TEXT,              -- Begin of the interval the value covers.
  latest         TEXT,              -- End of it, exclusive.
  anchor         TEXT,              -- What it is counted from: a date_id or `published`.
  confidence     REAL NOT NULL,     -- 0 to 1.
  rule           TEXT NOT NULL      -- What found it.
) STRICT;
CREATE INDEX dates_article ON dates (article_id, sentence_no);
CREATE INDEX dates_earliest ON dates (earliest);

CREATE TABLE place_mentions (       -- Expressions that name a place.
  mention_id     TEXT PRIMARY KEY,  -- Hash of article, table, span and kind.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- Its article.
  place_id       TEXT NOT NULL REFERENCES places (place_id), -- The place.
  sentence_no    INTEGER NOT NULL,  -- The sentence it begins in.
  field          TEXT NOT NULL,     -- `text` or `title`.
  start          INTEGER NOT NULL,  -- First code point.
  "end"          INTEGER NOT NULL,  -- Behind the last code point.
  text           TEXT NOT NULL,     -- The expression.
  sense          TEXT NOT NULL,     -- What it stands for: `place`, `government`, `team`, `building`.
  confidence     REAL NOT NULL,     -- 0 to 1.
  rule           TEXT NOT NULL      -- What found it.
) STRICT;
CREATE INDEX place_mentions_article ON place_mentions (article_id, sentence_no);
CREATE INDEX place_mentions_place ON place_mentions (place_id);

CREATE TABLE place_candidates (     -- What a name may mean that several places have.
  mention_id     TEXT NOT NULL REFERENCES place_mentions (mention_id) ON DELETE CASCADE, -- The mention.
  rank           INTEGER NOT NULL,  -- From 1; rank 1 is place_mentions.place_id.
  place_id       TEXT NOT NULL REFERENCES places (place_id), -- The place.
  probability    REAL NOT NULL,     -- 0 to 1, among all places of that name; those below 0.01 are left out.
  PRIMARY KEY (mention_id, rank)
) STRICT;
CREATE INDEX place_candidates_place ON place_candidates (place_id);

CREATE TABLE actor_links (          -- One actor across articles; rebuilt after each run.
  actor_id           TEXT PRIMARY KEY REFERENCES actors (actor_id) ON DELETE CASCADE, -- An actor of one article.
  canonical_actor_id TEXT NOT NULL REFERENCES actors (actor_id) ON DELETE CASCADE, -- The same, where it is named best.
  method             TEXT NOT NULL  -- How they were joined.
) STRICT;
CREATE INDEX actor_links_canonical ON actor_links (canonical_actor_id);

CREATE TABLE article_actors (       -- The actors of each article under their names of the whole corpus, counted; brought up to date after each run.
  actor_id       TEXT NOT NULL REFERENCES actors (actor_id) ON DELETE CASCADE, -- The canonical actor, see actor_links.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- The article.
  day            TEXT,              -- Its day of publication.
  source         TEXT,              -- Its source.
  gender         TEXT,              -- What the article tells of the gender, else its canonical row.
  mentions       INTEGER NOT NULL,  -- Mentions of the actor in the article.
  quotes         INTEGER NOT NULL,  -- Quotes of the article that the actor said.
  PRIMARY KEY (actor_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_actors_article ON article_actors (article_id);
CREATE INDEX article_actors_day ON article_actors (day, source);

CREATE TABLE stale_articles (       -- Articles whose actors have changed since they were counted.
  article_id     TEXT PRIMARY KEY   -- The article.
) STRICT, WITHOUT ROWID;

CREATE TABLE own_actors (           -- The user's own table (`run --actors`), kept until another is given; it wins over what was found.
  own_id         TEXT PRIMARY KEY,  -- Hash of type and name.
  name           TEXT NOT NULL,     -- The name to use: canonical_name in the views.
  aliases        TEXT,              -- Its other names, joined by `|`.
  type           TEXT CHECK (type IN ('PER', 'ORG')), -- Person or organisation; null for either.
  gender         TEXT CHECK (gender IN ('f', 'm')), -- Null when not given.
  wikidata_id    TEXT               -- Wikidata, `Q…`.
) STRICT;

CREATE TABLE own_links (            -- Actors that the user's own table names; rebuilt after each run.
  actor_id       TEXT PRIMARY KEY REFERENCES actors (actor_id) ON DELETE CASCADE, -- An actor of one article.
  own_id         TEXT NOT NULL REFERENCES own_actors (own_id) -- Its entry.
) STRICT, WITHOUT ROWID;
CREATE INDEX own_links_own ON own_links (own_id);

CREATE TABLE own_places (           -- The user's own table (`run --places`), kept until another is given; it wins over the gazetteer.
  own_id         TEXT PRIMARY KEY,  -- Hash of the name.
  name           TEXT NOT NULL,     -- The name to use in the views.
  aliases        TEXT,              -- Its other names, joined by `|`.
  kind           TEXT CHECK (kind IN ('country', 'region', 'city', 'facility', 'natural', 'continent', 'none')), -- `none`: no place at all; null when not given.
  country_code   TEXT,              -- ISO 3166-1 alpha-2; null when not given.
  latitude       REAL,              -- Degrees, WGS 84; null when not given.
  longitude      REAL,              -- Degrees, WGS 84; null when not given.
  wikidata_id    TEXT               -- Wikidata, `Q…`.
) STRICT;

CREATE TABLE own_place_links (      -- Places that the user's own table names; rebuilt after each run.
  place_id       TEXT PRIMARY KEY REFERENCES places (place_id) ON DELETE CASCADE, -- A place that was found.
  own_id         TEXT NOT NULL REFERENCES own_places (own_id), -- Its entry.
  like_place_id  TEXT NOT NULL REFERENCES places (place_id) ON DELETE CASCADE -- Of the entry's places, the one that fills what the table does not give.
) STRICT, WITHOUT ROWID;
CREATE INDEX own_place_links_own ON own_place_links (own_id);
CREATE INDEX own_place_links_like ON own_place_links (like_place_id);

CREATE TABLE article_signatures (   -- MinHash signatures, to find near-duplicates; rebuilt when the method changes.
  article_id     TEXT PRIMARY KEY REFERENCES articles (article_id) ON DELETE CASCADE, -- The article.
  method         TEXT NOT NULL,     -- What made it: library, version, parameters.
  signature      BLOB NOT NULL      -- 126 numbers of 32 bits, little endian.
) STRICT;

CREATE TABLE article_bands (        -- Parts of a signature: articles that share one are compared.
  band           INTEGER NOT NULL,  -- Which part.
  hash           INTEGER NOT NULL,  -- Its content, hashed.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- The article.
  PRIMARY KEY (band, hash, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_bands_article ON article_bands (article_id);

CREATE TABLE near_duplicates (      -- Articles whose words are nearly the same (agency copy); each pair once.
  article_id     TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- The one whose id sorts first.
  other_id       TEXT NOT NULL REFERENCES articles (article_id) ON DELETE CASCADE, -- The other.
  similarity     REAL NOT NULL,     -- Jaccard similarity of their five-word shingles, estimated, 0 to 1.
  PRIMARY KEY (article_id, other_id)
) STRICT;
CREATE INDEX near_duplicates_other ON near_duplicates (other_id);

CREATE TABLE actor_blocks (         -- Keys that an actor shares with those it may be linked to.
  block          TEXT NOT NULL,     -- The key.
  actor_id       TEXT NOT NULL REFERENCES actors (actor_id) ON DELETE CASCADE, -- The actor.
  PRIMARY KEY (block, actor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_blocks_actor ON actor_blocks (actor_id);

CREATE TABLE stale_blocks (         -- Keys whose actors have changed since they were linked.
  block          TEXT PRIMARY KEY   -- The key.
) STRICT, WITHOUT ROWID;
