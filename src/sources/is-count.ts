/** Whether an option is a number, and no smaller than it may be. JavaScript callers give text, too. */
export function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && value >= least;
}
