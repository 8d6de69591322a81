/** The command line. Exit 0 good, 1 the input has problems, 2 wrong usage or failure. */

import { CommanderError } from 'commander';
import { commands } from './commands.ts';
import { tell } from './output.ts';
import { openSession } from './session.ts';

// Who reads the output may stop before its end, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const session = openSession();
try {
  await commands(session).parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`Something in Dream Coder failed. Nothing was changed by it. The log has the details under ${session.logBug(error)}.\n`);
    process.exitCode = 2;
  }
} finally {
  for (const notice of session.notices()) tell(notice);
  session.close();
}
