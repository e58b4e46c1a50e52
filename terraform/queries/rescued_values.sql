-- Places in the items of the last week that no column holds, with how often and a sample
SELECT
  place,
  count(*) AS change_count,
  json_format(arbitrary(rescued_value)) AS sample
FROM "${database}"."${changes}"
CROSS JOIN UNNEST(CAST(json_parse(change_rescued_data) AS map(varchar, json))) AS rescued (place, rescued_value)
WHERE change_date >= to_iso8601(current_date - INTERVAL '7' DAY)
GROUP BY place
ORDER BY change_count DESC
