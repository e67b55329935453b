-- Full-text index of articles and quotes: made from them, made again when this text changes. The words stay where they
-- are (FTS5 external content, read through the views); case and accents are folded.

CREATE TABLE search_rows (
  no         INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  quote_id   TEXT
) STRICT;

CREATE INDEX search_rows_article ON search_rows (article_id, quote_id);

CREATE VIEW search_articles_content AS
SELECT r.no, r.article_id, a.title, a.text FROM search_rows r JOIN articles a ON a.article_id = r.article_id
WHERE r.quote_id IS NULL;

CREATE VIEW search_quotes_content AS
SELECT r.no, r.article_id, q.text FROM search_rows r JOIN quotes q ON q.quote_id = r.quote_id;

CREATE VIRTUAL TABLE search_articles USING fts5 (
  title, text, content = 'search_articles_content', content_rowid = 'no', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE search_quotes USING fts5 (
  text, content = 'search_quotes_content', content_rowid = 'no', tokenize = 'unicode61 remove_diacritics 2'
);
