/** The command for editors: the language over their pipes. Nothing else may write to stdout meanwhile. */

import type { Command } from 'commander';
import type { Session } from './session.ts';

export function editorCommand(session: Session, program: Command): void {
  program
    .command('lsp')
    .description('Speak the Language Server Protocol with an editor; see docs/editors.md.')
    .requiredOption('--stdio', 'over standard input and output')
    .exitOverride()
    .action(async () => {
      const { serveEditor } = await import('../lsp/index.ts');
      await serveEditor(session.files(), session.version());
    });
}
