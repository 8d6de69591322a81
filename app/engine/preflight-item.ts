/** One line of a pre-flight, about every device and with no place, until somebody says more. */

import type { PreflightItem } from '../bridge/index.ts';

export const item = (level: PreflightItem['level'], about: PreflightItem['about'], message: string, hint = ''): PreflightItem => ({
  level,
  about,
  device: null,
  message,
  hint,
  place: null,
  mend: null,
});
