/** What is used of the editor's inside, which comes without types. */

declare module 'monaco-editor/base/browser/ui/hover/hoverDelegateFactory' {
  export function setHoverDelegateFactory(make: (placement: 'mouse' | 'element', instantHover: boolean) => unknown): void;
}
declare module 'monaco-editor/platform/hover/browser/hover' {
  export const WorkbenchHoverDelegate: unknown;
}
declare module 'monaco-editor/platform/instantiation/common/instantiation' {
  export const IInstantiationService: unknown;
}
declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  export const StandaloneServices: { get(service: unknown): { createInstance(of: unknown, ...args: readonly unknown[]): unknown } };
}
