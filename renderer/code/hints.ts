/**
 * Who shows the hints of the editor's buttons and lists. Each editor that is made says that it does, for all of them; where that one is
 * gone, the next list that wants to be drawn fails, and with it what could be completed. The services that outlive every editor do it here.
 */

import { setHoverDelegateFactory } from 'monaco-editor/base/browser/ui/hover/hoverDelegateFactory';
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { WorkbenchHoverDelegate } from 'monaco-editor/platform/hover/browser/hover';
import { IInstantiationService } from 'monaco-editor/platform/instantiation/common/instantiation';

/** After each making of an editor that will not stay. */
export function keepHints(): void {
  const services = StandaloneServices.get(IInstantiationService);
  setHoverDelegateFactory((placement, instantHover) => services.createInstance(WorkbenchHoverDelegate, placement, { instantHover }, {}));
}
