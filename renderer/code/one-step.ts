/** What the editor does to texts at once, such as another name in all of them, is one step: undo takes it back in all. */

import { IBulkEditService } from 'monaco-editor/editor/browser/services/bulkEditService';
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { record } from '../state/history.ts';

export function makeOneStep(): void {
  const service = StandaloneServices.get(IBulkEditService);
  const apply = service.apply.bind(service);
  // It has edited all of them when it gives its promise.
  service.apply = (...asked) => {
    let done: unknown;
    record(() => {
      done = apply(...asked);
    });
    return done;
  };
}
