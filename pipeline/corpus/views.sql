-- Read-only views for those who aggregate. They are dropped and made again with each version of the tool.

-- An article without its text, and the periods it falls in, each named by its first day (a week's Monday).
CREATE VIEW v_articles AS
SELECT article_id, doc_id, path, title, url, source, author, section, lang, published, published_from,
       substr(published, 1, 10) AS day, date(substr(published, 1, 10), 'weekday 0', '-6 days') AS week,
       substr(published, 1, 7) || '-01' AS month, substr(published, 1, 4) || '-01-01' AS year
FROM articles;

-- Near-duplicates in both directions: each article with each of its copies.
CREATE VIEW v_copies AS
SELECT article_id, other_id, similarity FROM near_duplicates
UNION ALL SELECT other_id, article_id, similarity FROM near_duplicates;

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
       c.actor_id AS canonical_actor_id, coalesce(o.name, c.name) AS speaker, c.type AS speaker_type,
       coalesce(o.gender, a.gender, c.gender) AS speaker_gender,
       coalesce((SELECT m.role FROM actor_mentions m WHERE m.mention_id = q.speaker_mention_id),
                (SELECT m.role FROM actor_mentions m WHERE m.actor_id = q.actor_id AND m.role IS NOT NULL
                 ORDER BY m.sentence_no, m.start LIMIT 1)) AS speaker_role,
       q.confidence, q.rule
FROM quotes q
JOIN articles ar ON ar.article_id = q.article_id
-- Joined table by table, not through v_actors: an outer join with a view makes SQLite build the whole view first.
LEFT JOIN actors a ON a.actor_id = q.actor_id
LEFT JOIN actor_links l ON l.actor_id = a.actor_id
LEFT JOIN actors c ON c.actor_id = coalesce(l.canonical_actor_id, a.actor_id)
LEFT JOIN own_links ol ON ol.actor_id = a.actor_id
LEFT JOIN own_actors o ON o.own_id = ol.own_id;

-- One place behind every place that was found: the user's own table wins; what it calls no place is left out.
CREATE VIEW v_places AS
SELECT p.place_id, coalesce(o.own_id, p.place_id) AS canonical_place_id, coalesce(o.name, p.name) AS name,
       coalesce(o.kind, r.kind) AS kind, coalesce(o.country_code, r.country_code) AS country_code,
       CASE WHEN o.country_code IS NULL OR o.country_code = r.country_code THEN r.admin1 END AS admin1,
       coalesce(o.latitude, r.latitude) AS latitude, coalesce(o.longitude, r.longitude) AS longitude,
       coalesce(o.wikidata_id, r.wikidata_id) AS wikidata_id
FROM places p
LEFT JOIN own_place_links l ON l.place_id = p.place_id
LEFT JOIN own_places o ON o.own_id = l.own_id
JOIN places r ON r.place_id = coalesce(l.like_place_id, p.place_id)
WHERE coalesce(o.kind, r.kind) <> 'none';

-- Actors and places as they are mentioned, in one list.
CREATE VIEW v_mentions AS
SELECT m.mention_id, m.article_id, ar.source, substr(ar.published, 1, 10) AS day, 'actor' AS kind,
       v.canonical_actor_id AS entity_id, v.canonical_name AS name, v.type AS type, m.form,
       m.sentence_no, m.field, m.start, m."end", m.text, m.confidence
FROM actor_mentions m JOIN articles ar USING (article_id) JOIN v_actors v ON v.actor_id = m.actor_id
UNION ALL
SELECT m.mention_id, m.article_id, ar.source, substr(ar.published, 1, 10), 'place',
       p.canonical_place_id, p.name, p.kind, 'name', m.sentence_no, m.field, m.start, m."end", m.text, m.confidence
FROM place_mentions m JOIN articles ar USING (article_id) JOIN v_places p ON p.place_id = m.place_id;

-- Canonical actors under the name to use.
CREATE VIEW v_names AS
SELECT c.actor_id, coalesce(o.name, c.name) AS name, c.type, o.gender AS own_gender
FROM actors c LEFT JOIN own_links ol ON ol.actor_id = c.actor_id LEFT JOIN own_actors o ON o.own_id = ol.own_id;

-- What each article gives each of its actors: the row that counts of actors are made of.
CREATE VIEW actor_articles AS
SELECT t.article_id, t.source, t.day, date(t.day, 'weekday 0', '-6 days') AS week, substr(t.day, 1, 7) || '-01' AS month,
       substr(t.day, 1, 4) || '-01-01' AS year, t.actor_id, n.name, n.type, coalesce(n.own_gender, t.gender) AS gender,
       t.mentions, t.quotes
FROM article_actors t JOIN v_names n ON n.actor_id = t.actor_id;

-- Each actor over the whole corpus: how often named and quoted, first and last seen. Its gender is that of most articles.
CREATE VIEW actor_counts AS
SELECT t.actor_id, n.name, n.type,
       coalesce(n.own_gender, CASE sign(t.balance) WHEN 1 THEN 'f' WHEN -1 THEN 'm' END) AS gender,
       t.mentions, t.quotes, t.articles, t.quoted_articles, t.first_seen, t.last_seen
FROM (SELECT actor_id, sum(CASE gender WHEN 'f' THEN 1 WHEN 'm' THEN -1 ELSE 0 END) AS balance, sum(mentions) AS mentions,
             sum(quotes) AS quotes, count(*) AS articles, sum(CASE WHEN quotes > 0 THEN 1 ELSE 0 END) AS quoted_articles,
             min(day) AS first_seen, max(day) AS last_seen
      FROM article_actors GROUP BY actor_id) t
JOIN v_names n ON n.actor_id = t.actor_id;

-- Mentions, articles and quotes of each actor, by day and source.
CREATE VIEW daily_actors AS
SELECT t.day, t.source, t.actor_id, n.name, n.type, t.mentions, t.articles, t.quotes
FROM (SELECT day, source, actor_id, sum(mentions) AS mentions, count(*) AS articles, sum(quotes) AS quotes
      FROM article_actors GROUP BY day, source, actor_id) t
JOIN v_names n ON n.actor_id = t.actor_id;

-- The same by week: `week` is its Monday.
CREATE VIEW weekly_actors AS
SELECT t.week, t.source, t.actor_id, n.name, n.type, t.mentions, t.articles, t.quotes
FROM (SELECT date(day, 'weekday 0', '-6 days') AS week, source, actor_id, sum(mentions) AS mentions, count(*) AS articles,
             sum(quotes) AS quotes
      FROM article_actors GROUP BY date(day, 'weekday 0', '-6 days'), source, actor_id) t
JOIN v_names n ON n.actor_id = t.actor_id;

-- The same by month: `month` is its first day.
CREATE VIEW monthly_actors AS
SELECT t.month, t.source, t.actor_id, n.name, n.type, t.mentions, t.articles, t.quotes
FROM (SELECT substr(day, 1, 7) || '-01' AS month, source, actor_id, sum(mentions) AS mentions, count(*) AS articles,
             sum(quotes) AS quotes
      FROM article_actors GROUP BY substr(day, 1, 7) || '-01', source, actor_id) t
JOIN v_names n ON n.actor_id = t.actor_id;

-- Mentions and articles of each place, by day and source.
CREATE VIEW daily_places AS
SELECT ar.day, ar.source, p.canonical_place_id AS place_id, p.name, p.kind, p.country_code, p.latitude, p.longitude,
       count(*) AS mentions, count(DISTINCT m.article_id) AS articles
FROM place_mentions m JOIN v_articles ar ON ar.article_id = m.article_id JOIN v_places p ON p.place_id = m.place_id
GROUP BY ar.day, ar.source, p.canonical_place_id, p.name, p.kind, p.country_code, p.latitude, p.longitude;

-- Each place over the whole corpus, with its coordinates.
CREATE VIEW place_counts AS
SELECT p.canonical_place_id AS place_id, p.name, p.kind, p.country_code, p.admin1, p.latitude, p.longitude,
       count(*) AS mentions, count(DISTINCT m.article_id) AS articles, min(ar.day) AS first_seen, max(ar.day) AS last_seen
FROM place_mentions m JOIN v_articles ar ON ar.article_id = m.article_id JOIN v_places p ON p.place_id = m.place_id
GROUP BY p.canonical_place_id, p.name, p.kind, p.country_code, p.admin1, p.latitude, p.longitude;

-- Denominators: all articles of a day and source, those with no quote too.
CREATE VIEW article_counts AS
SELECT day, source, count(*) AS articles, sum(CASE WHEN n > 0 THEN 1 ELSE 0 END) AS articles_with_quotes, sum(n) AS quotes
FROM (SELECT a.source, a.day, (SELECT count(*) FROM quotes q WHERE q.article_id = a.article_id) AS n
      FROM v_articles a) ar
GROUP BY day, source;

-- The same of a source as a whole.
CREATE VIEW source_totals AS
SELECT source, sum(articles) AS articles, sum(articles_with_quotes) AS articles_with_quotes, sum(quotes) AS quotes,
       min(day) AS first_day, max(day) AS last_day
FROM article_counts GROUP BY source;

-- Who is quoted in what share of all articles of a week and source, those with no quote included.
CREATE VIEW share_of_voice AS
WITH counted AS (
  SELECT week, source, NULL AS actor_id, NULL AS name, NULL AS type, 0 AS quotes, 0 AS quoted_articles, count(*) AS n
  FROM v_articles GROUP BY week, source
  UNION ALL
  SELECT week, source, actor_id, max(name), max(type), sum(quotes), count(DISTINCT article_id), 0
  FROM actor_articles WHERE quotes > 0 GROUP BY week, source, actor_id
)
SELECT week, source, actor_id, name, type, quotes, quoted_articles, total_articles,
       1.0 * quoted_articles / total_articles AS share
FROM (SELECT *, sum(n) OVER (PARTITION BY week, source) AS total_articles FROM counted) shares
WHERE actor_id IS NOT NULL;

-- Quotes by gender of the speaker: `f`, `m` or `unknown` for persons, `collective` for organisations and places that
-- speak, `unattributed` where nobody could be named.
CREATE VIEW speaker_gender AS
SELECT source, day, CASE WHEN speaker_type = 'PER' THEN coalesce(speaker_gender, 'unknown')
                         WHEN speaker_type IS NULL THEN 'unattributed' ELSE 'collective' END AS gender,
       type, count(*) AS quotes
FROM v_quotes GROUP BY 1, 2, 3, 4;

-- Whom and where a quote speaks about: mentions inside its spans.
CREATE VIEW quote_mentions AS
SELECT s.quote_id, q.article_id, q.actor_id AS speaker_id, 'actor' AS kind, m.mention_id,
       v.canonical_actor_id AS entity_id, v.canonical_name AS name
FROM quote_spans s JOIN quotes q ON q.quote_id = s.quote_id
JOIN actor_mentions m ON m.article_id = q.article_id AND m.field = s.field AND m.start >= s.start AND m."end" <= s."end"
JOIN v_actors v ON v.actor_id = m.actor_id
UNION ALL
SELECT s.quote_id, q.article_id, q.actor_id, 'place', m.mention_id, p.canonical_place_id, p.name
FROM quote_spans s JOIN quotes q ON q.quote_id = s.quote_id
JOIN place_mentions m ON m.article_id = q.article_id AND m.field = s.field AND m.start >= s.start AND m."end" <= s."end"
JOIN v_places p ON p.place_id = m.place_id;

-- Who speaks about whom: quotes of a speaker that mention another actor, however often.
CREATE VIEW speaks_about AS
SELECT v.canonical_actor_id AS speaker_id, max(v.canonical_name) AS speaker, m.entity_id AS about_id,
       max(m.name) AS about, count(DISTINCT m.quote_id) AS quotes, count(DISTINCT m.article_id) AS articles
FROM quote_mentions m JOIN v_actors v ON v.actor_id = m.speaker_id
WHERE m.kind = 'actor' AND m.entity_id <> v.canonical_actor_id
GROUP BY v.canonical_actor_id, m.entity_id;

-- Two actors in one article, in one sentence, mentioned in one quote: how many there are of each.
CREATE VIEW cooccurrences AS
WITH seen AS (
  SELECT DISTINCT m.article_id, m.sentence_no, coalesce(l.canonical_actor_id, m.actor_id) AS actor_id
  FROM actor_mentions m LEFT JOIN actor_links l ON l.actor_id = m.actor_id
), told AS (
  SELECT DISTINCT quote_id, entity_id AS actor_id FROM quote_mentions WHERE kind = 'actor'
), pairs AS (
  SELECT a.actor_id AS a, b.actor_id AS b, count(*) AS articles, 0 AS sentences, 0 AS quotes
  FROM article_actors a JOIN article_actors b ON a.article_id = b.article_id AND a.actor_id < b.actor_id
  GROUP BY a.actor_id, b.actor_id
  UNION ALL
  SELECT a.actor_id, b.actor_id, 0, count(*), 0
  FROM seen a JOIN seen b ON a.article_id = b.article_id AND a.sentence_no = b.sentence_no AND a.actor_id < b.actor_id
  GROUP BY a.actor_id, b.actor_id
  UNION ALL
  SELECT a.actor_id, b.actor_id, 0, 0, count(*)
  FROM told a JOIN told b ON a.quote_id = b.quote_id AND a.actor_id < b.actor_id
  GROUP BY a.actor_id, b.actor_id
)
SELECT p.actor_id_a, p.actor_id_b, x.name AS name_a, y.name AS name_b, p.articles, p.sentences, p.quotes
FROM (SELECT a AS actor_id_a, b AS actor_id_b, sum(articles) AS articles, sum(sentences) AS sentences, sum(quotes) AS quotes
      FROM pairs GROUP BY a, b) p
JOIN v_names x ON x.actor_id = p.actor_id_a JOIN v_names y ON y.actor_id = p.actor_id_b;

-- Actors of the last seven days that articles stand in, against the seven days before them.
CREATE VIEW rising_actors AS
WITH last AS (
  SELECT max(day) AS day FROM v_articles
), dated AS (
  SELECT a.article_id, CASE WHEN a.day > date(last.day, '-7 days') THEN 1 ELSE 0 END AS recent
  FROM v_articles a CROSS JOIN last WHERE a.day > date(last.day, '-14 days')
)
SELECT n.actor_id, max(n.name) AS name, max(n.type) AS type,
       count(DISTINCT CASE WHEN d.recent = 1 THEN n.article_id END) AS articles,
       count(DISTINCT CASE WHEN d.recent = 0 THEN n.article_id END) AS articles_before,
       (SELECT sum(recent) FROM dated) AS total_articles, (SELECT sum(1 - recent) FROM dated) AS total_articles_before
FROM dated d JOIN actor_articles n ON n.article_id = d.article_id
GROUP BY n.actor_id;

-- Dates with what stands in their sentence.
CREATE VIEW timeline AS
SELECT d.date_id, d.article_id, ar.source, d.earliest, d.latest, d.value, d.type, d.text, d.sentence_no,
       substr(CASE s.field WHEN 'title' THEN ar.title ELSE ar.text END, s.start + 1, s."end" - s.start) AS sentence,
       (SELECT group_concat(name, ', ') FROM (
          SELECT DISTINCT v.canonical_name AS name FROM actor_mentions m JOIN v_actors v ON v.actor_id = m.actor_id
          WHERE m.article_id = d.article_id AND m.sentence_no = d.sentence_no ORDER BY 1)) AS actors,
       (SELECT group_concat(name, ', ') FROM (
          SELECT DISTINCT p.name FROM place_mentions m JOIN v_places p ON p.place_id = m.place_id
          WHERE m.article_id = d.article_id AND m.sentence_no = d.sentence_no ORDER BY 1)) AS places,
       (SELECT count(*) FROM quotes q WHERE q.article_id = d.article_id AND q.sentence_no = d.sentence_no) AS quotes
FROM dates d
JOIN articles ar USING (article_id)
JOIN sentences s ON s.article_id = d.article_id AND s.sentence_no = d.sentence_no
WHERE d.earliest IS NOT NULL;
