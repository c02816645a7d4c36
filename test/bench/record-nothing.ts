// What `npm run bench` puts in the place of src/redirects/api/record-visit.ts, for a Bijou that records no visits.
export function recordVisit(): void {}

export function recordUnknown(): void {}
