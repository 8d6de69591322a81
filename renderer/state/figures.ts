/** Figures of many nights as people read them. */

export const counted = (n: number): string => n.toLocaleString('en');

/** A share in percent, without the sign; near none and all with a digit more. */
export const bare = (share: number): string => (share * 100).toFixed(share === 0 || share === 1 || (share >= 0.1 && share <= 0.9) ? 0 : 1);
export const percent = (share: number): string => `${bare(share)} %`;

/** Minutes after lights out, as hours and minutes. */
export const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`;
