-- Read-only views for those who aggregate. They are dropped and made again with each version of the tool.

-- One actor across articles: the canonical row behind every actor; the user's own table wins.
CREATE VIEW v_actors AS
SELECT a.actor_id, a.article_id, c.actor_id AS canonical_actor_id, coalesce(o.name, c.name) AS canonical_name, c.type,
       coalesce(o.gender, a.gender, c.gender) AS gender, coalesce(a.place_id, c.place_id) AS place_id,
       coalesce(o.wikidata_id, c.wikidata_id, a.wikidata_id) AS wikidata_id, a.name
FROM actors a
LEFT JOIN actor_links l ON l.actor_id = a.actor_id
JOIN actors c ON c.actor_id = coalesce(l.canonical_actor_id, a.actor_id)
LEFT JOIN own_links ol ON ol.actor_id = a.actor_id
LEFT JOIN own_actors o ON o.own_id = ol.own_id;

-- A quote with its article, and who said it: canonical name, gender, role.
CREATE VIEW v_quotes AS
SELECT q.quote_id, q.article_id, ar.doc_id, ar.source, ar.section, ar.published, substr(ar.published, 1, 10) AS day,
       q.sentence_no, q.field, q.type, q.text, q.cue_text, q.cue_lemma, q.speaker_text, q.actor_id,
       v.canonical_actor_id, v.canonical_name AS speaker, v.type AS speaker_type, v.gender AS speaker_gender,
       coalesce((SELECT m.role FROM actor_mentions m WHERE m.mention_id = q.speaker_mention_id),
                (SELECT m.role FROM actor_mentions m WHERE m.actor_id = q.actor_id AND m.role IS NOT NULL
                 ORDER BY m.sentence_no, m.start LIMIT 1)) AS speaker_role,
       q.confidence, q.rule
FROM quotes q
JOIN articles ar USING (article_id)
LEFT JOIN v_actors v ON v.actor_id = q.actor_id;

-- Actors and places as they are mentioned, in one list.
CREATE VIEW v_mentions AS
SELECT m.mention_id, m.article_id, ar.source, substr(ar.published, 1, 10) AS day, 'actor' AS kind,
       v.canonical_actor_id AS entity_id, v.canonical_name AS name, v.type AS type, m.form,
       m.sentence_no, m.field, m.start, m."end", m.text, m.confidence
FROM actor_mentions m JOIN articles ar USING (article_id) JOIN v_actors v ON v.actor_id = m.actor_id
UNION ALL
SELECT m.mention_id, m.article_id, ar.source, substr(ar.published, 1, 10), 'place',
       p.place_id, p.name, p.kind, 'name', m.sentence_no, m.field, m.start, m."end", m.text, m.confidence
FROM place_mentions m JOIN articles ar USING (article_id) JOIN places p USING (place_id);

-- Mentions, articles and quotes of each actor, by day and source.
CREATE VIEW daily_actors AS
WITH mentioned AS (
  SELECT substr(ar.published, 1, 10) AS day, ar.source, v.canonical_actor_id AS actor_id,
         count(*) AS mentions, count(DISTINCT m.article_id) AS articles
  FROM actor_mentions m JOIN articles ar USING (article_id) JOIN v_actors v ON v.actor_id = m.actor_id
  GROUP BY 1, 2, 3
), quoted AS (
  SELECT day, source, canonical_actor_id AS actor_id, count(*) AS quotes
  FROM v_quotes WHERE canonical_actor_id IS NOT NULL GROUP BY 1, 2, 3
)
SELECT m.day, m.source, m.actor_id, a.canonical_name AS name, a.type, m.mentions, m.articles, coalesce(q.quotes, 0) AS quotes
FROM mentioned m JOIN v_actors a USING (actor_id)
LEFT JOIN quoted q ON q.day IS m.day AND q.source IS m.source AND q.actor_id = m.actor_id;

-- Mentions and articles of each place, by day and source.
CREATE VIEW daily_places AS
SELECT substr(ar.published, 1, 10) AS day, ar.source, p.place_id, p.name, p.kind, p.country_code, p.latitude, p.longitude,
       count(*) AS mentions, count(DISTINCT m.article_id) AS articles
FROM place_mentions m JOIN articles ar USING (article_id) JOIN places p USING (place_id)
GROUP BY 1, 2, 3;

-- Denominators: all articles of a source, those with no quote too.
CREATE VIEW source_totals AS
SELECT ar.source, count(*) AS articles, sum(n > 0) AS articles_with_quotes, sum(n) AS quotes,
       min(substr(published, 1, 10)) AS first_day, max(substr(published, 1, 10)) AS last_day
FROM (SELECT a.source, a.published, (SELECT count(*) FROM quotes q WHERE q.article_id = a.article_id) AS n
      FROM articles a) ar
GROUP BY ar.source;

-- Quotes by gender of the speaker, the unknown shown: persons only.
CREATE VIEW speaker_gender AS
SELECT source, day, coalesce(speaker_gender, 'unknown') AS gender, type, count(*) AS quotes
FROM v_quotes WHERE speaker_type = 'PER' GROUP BY 1, 2, 3, 4;

-- Two actors in one sentence, in one article.
CREATE VIEW cooccurrences AS
WITH seen AS (
  SELECT DISTINCT m.article_id, m.sentence_no, v.canonical_actor_id AS actor_id
  FROM actor_mentions m JOIN v_actors v ON v.actor_id = m.actor_id
), sentence AS (
  SELECT a.actor_id AS a, b.actor_id AS b, a.article_id, count(*) AS sentences
  FROM seen a JOIN seen b ON a.article_id = b.article_id AND a.sentence_no = b.sentence_no AND a.actor_id < b.actor_id
  GROUP BY 1, 2, 3
), article AS (
  SELECT DISTINCT a.actor_id AS a, b.actor_id AS b, a.article_id
  FROM (SELECT DISTINCT article_id, actor_id FROM seen) a
  JOIN (SELECT DISTINCT article_id, actor_id FROM seen) b ON a.article_id = b.article_id AND a.actor_id < b.actor_id
)
SELECT article.a AS actor_id_a, article.b AS actor_id_b, x.canonical_name AS name_a, y.canonical_name AS name_b,
       count(*) AS articles, sum(coalesce(sentence.sentences, 0)) AS sentences
FROM article LEFT JOIN sentence USING (a, b, article_id)
JOIN v_actors x ON x.actor_id = article.a JOIN v_actors y ON y.actor_id = article.b
GROUP BY 1, 2;

-- Whom and where a quote speaks about: mentions inside its spans.
CREATE VIEW quote_mentions AS
SELECT s.quote_id, q.article_id, q.actor_id AS speaker_id, 'actor' AS kind, m.mention_id, v.canonical_actor_id AS entity_id,
       v.canonical_name AS name
FROM quote_spans s JOIN quotes q USING (quote_id)
JOIN actor_mentions m ON m.article_id = q.article_id AND m.field = s.field AND m.start >= s.start AND m."end" <= s."end"
JOIN v_actors v ON v.actor_id = m.actor_id
UNION ALL
SELECT s.quote_id, q.article_id, q.actor_id, 'place', m.mention_id, p.place_id, p.name
FROM quote_spans s JOIN quotes q USING (quote_id)
JOIN place_mentions m ON m.article_id = q.article_id AND m.field = s.field AND m.start >= s.start AND m."end" <= s."end"
JOIN places p USING (place_id);

-- Dates with what stands in their sentence.
CREATE VIEW timeline AS
SELECT d.date_id, d.article_id, ar.source, d.earliest, d.latest, d.value, d.type, d.text, d.sentence_no,
       substr(CASE s.field WHEN 'title' THEN ar.title ELSE ar.text END, s.start + 1, s."end" - s.start) AS sentence,
       (SELECT group_concat(name, ', ') FROM (
          SELECT DISTINCT v.canonical_name AS name FROM actor_mentions m JOIN v_actors v ON v.actor_id = m.actor_id
          WHERE m.article_id = d.article_id AND m.sentence_no = d.sentence_no ORDER BY 1)) AS actors,
       (SELECT group_concat(name, ', ') FROM (
          SELECT DISTINCT p.name FROM place_mentions m JOIN places p USING (place_id)
          WHERE m.article_id = d.article_id AND m.sentence_no = d.sentence_no ORDER BY 1)) AS places,
       (SELECT count(*) FROM quotes q WHERE q.article_id = d.article_id AND q.sentence_no = d.sentence_no) AS quotes
FROM dates d
JOIN articles ar USING (article_id)
JOIN sentences s ON s.article_id = d.article_id AND s.sentence_no = d.sentence_no
WHERE d.earliest IS NOT NULL;
