SELECT
  "person_id",
  "branch_id",
  "#1" AS "may-borrow",
  CASE ("#6" = 0) WHEN true THEN 0 WHEN false THEN CASE ("#7" <= "#6") WHEN true THEN "#6" WHEN false THEN 0 END END AS "remission",
  CASE ("#7" = 0) WHEN true THEN 0 WHEN false THEN CASE CASE ("#6" > 0) WHEN true THEN ("reader.chosen@0l" = 1) WHEN false THEN true END WHEN true THEN "#7" WHEN false THEN 0 END END AS "travel",
  CASE WHEN ("reader.cardState@0l" = 0) THEN CASE WHEN (("household" IS NOT NULL) AND "#8") THEN "#9" END WHEN ("reader.cardState@0l" = 1) THEN 1 WHEN ("reader.cardState@0l" = 2) THEN 0 END::integer AS "places-at-table",
  CASE ((11 = 1) AND "#1") WHEN true THEN CASE WHEN ("#10" IS NOT NULL) THEN LEAST("#10", 120000) END WHEN false THEN 0 END AS "january-gift"
FROM (
  SELECT
    "person_id",
    "branch_id",
    "reader.cardState@0l",
    "#1",
    "household",
    "#7",
    "reader.chosen@0l",
    "#8",
    "#9",
    CASE (("reader.cardState@0f" = 0) AND (("reader.grade@0l" IN (1, 2)) OR (("reader.grade@0l" = 3) AND (("reader.needs@0l" & 3) <> 0))) AND ((CASE WHEN (("household" IS NOT NULL) AND "#2") THEN "#3" END <= (150000 * CASE WHEN (("household" IS NOT NULL) AND true) THEN "#4" END)) OR CASE "reader.schoolSince@0l#applies" WHEN true THEN ((((date_part('year', date '2026-11-30')::integer * 12 + date_part('month', date '2026-11-30')::integer) - (date_part('year', "reader.schoolSince@0l")::integer * 12 + date_part('month', "reader.schoolSince@0l")::integer)) - ((date_part('day', date '2026-11-30')::integer < date_part('day', "reader.schoolSince@0l")::integer) AND (date_part('day', (date '2026-11-30' + 1))::integer > 1))::integer) <= 36) WHEN false THEN ("reader.grade@0l" = 1) END)) WHEN true THEN CASE ("reader.grade@0l" = 1) WHEN true THEN "#5" WHEN false THEN ((("#5" * 30) + 50) / 100) END WHEN false THEN 0 END AS "#6",
    ("#5" + CASE "reader.prize@0l#applies" WHEN true THEN "reader.prize@0l" WHEN false THEN 0 END) AS "#10"
  FROM (
    SELECT
      "person_id",
      "branch_id",
      "reader.cardState@0l",
      "reader.cardState@0f",
      "reader.grade@0l",
      "reader.needs@0l",
      "household",
      "reader.schoolSince@0l#applies",
      "reader.schoolSince@0l",
      "reader.prize@0l#applies",
      "reader.chosen@0l",
      "reader.prize@0l",
      (("reader.cardState@0l" = 0) AND ("reader.fines@0l" <= 5000) AND (((((((date_part('year', date '2026-11-30')::integer * 12 + date_part('month', date '2026-11-30')::integer) - (date_part('year', "reader.birth@0l")::integer * 12 + date_part('month', "reader.birth@0l")::integer)) - ((date_part('day', date '2026-11-30')::integer < date_part('day', "reader.birth@0l")::integer) AND (date_part('day', (date '2026-11-30' + 1))::integer > 1))::integer) + 120000) / 12 - 10000) >= 14) OR "reader.guardianSigned@0l")) AS "#1",
      bool_and(("reader.income@0l" IS NOT NULL)) OVER (PARTITION BY "household") AS "#2",
      (sum("reader.income@0l") OVER (PARTITION BY "household"))::bigint AS "#3",
      count(*) FILTER (WHERE true) OVER (PARTITION BY "household") AS "#4",
      (ARRAY[100500, 90001]::integer[])[("reader.branch@0l" + 1)] AS "#5",
      CASE (((((date_part('year', date '2026-11-30')::integer * 12 + date_part('month', date '2026-11-30')::integer) - (date_part('year', "reader.cardFrom@0l")::integer * 12 + date_part('month', "reader.cardFrom@0l")::integer)) - ((date_part('day', date '2026-11-30')::integer < date_part('day', "reader.cardFrom@0l")::integer) AND (date_part('day', (date '2026-11-30' + 1))::integer > 1))::integer) >= 6) AND (NOT "reader.prize@0l#applies")) WHEN true THEN 20000 WHEN false THEN 0 END AS "#7",
      bool_and(("reader.guardianSigned@0l" IS NOT NULL)) OVER (PARTITION BY "household") AS "#8",
      count(*) FILTER (WHERE "reader.guardianSigned@0l") OVER (PARTITION BY "household") AS "#9"
    FROM library.reader_month AS "people"
    OFFSET 0
  ) AS "layer 1"
  OFFSET 0
) AS "layer 2"
OFFSET 0
