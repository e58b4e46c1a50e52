STRUCT(
  id STRUCT(S VARCHAR),
  revision STRUCT(N VARCHAR),
  eventId STRUCT(S VARCHAR),
  venueId STRUCT(S VARCHAR),
  customerId STRUCT(S VARCHAR),
  channel STRUCT(S VARCHAR),
  status STRUCT(S VARCHAR),
  quantity STRUCT(N VARCHAR),
  priceMin STRUCT(N VARCHAR),
  priceMax STRUCT(N VARCHAR),
  settledAmount STRUCT(N VARCHAR),
  currency STRUCT(S VARCHAR),
  score STRUCT(N VARCHAR),
  partySizes STRUCT(L STRUCT(N VARCHAR)[]),
  seatPreferences STRUCT(L STRUCT(M STRUCT(
    section STRUCT(S VARCHAR),
    "row" STRUCT(S VARCHAR),
    accessible STRUCT(BOOL BOOLEAN)
  ))[]),
  tags STRUCT(SS VARCHAR[]),
  attributes STRUCT(M MAP(VARCHAR, STRUCT(S VARCHAR))),
  location STRUCT(M STRUCT(
    lat STRUCT(N VARCHAR),
    lon STRUCT(N VARCHAR),
    source STRUCT(M STRUCT("name" STRUCT(S VARCHAR), accuracy STRUCT(N VARCHAR)))
  )),
  requestedAt STRUCT(S VARCHAR),
  expiresAt STRUCT(N VARCHAR),
  eventDate STRUCT(S VARCHAR),
  signature STRUCT(B VARCHAR),
  note STRUCT(S VARCHAR),
  raw JSON
)
