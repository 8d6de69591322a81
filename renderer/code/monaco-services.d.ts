/** What is used of the editor's inside, which comes without types. */

declare module 'monaco-editor/base/browser/ui/hover/hoverDelegateFactory' {
  export function setHoverDelegateFactory(make: (placement: 'mouse' | 'element', instantHover: boolean) => unknown): void;
}
declare module 'monaco-editor/platform/hover/browser/hover' {
  export const WorkbenchHoverDelegate: unknown;
}
declare module 'monaco-editor/platform/instantiation/common/instantiation' {
  export const IInstantiationService: { readonly type?: { createInstance(of: unknown, ...args: readonly unknown[]): unknown } };
}
declare module 'monaco-editor/editor/browser/services/bulkEditService' {
  export const IBulkEditService: { readonly type?: { apply(...asked: readonly unknown[]): unknown } };
}
declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  export const StandaloneServices: { get<T>(service: { readonly type?: T }): T };
}
