export const timestamp = (milliseconds: number | null) =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();
