/** Paths of the project taken apart and put together: folders are written with /, and '' is the project's own. */

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Whether a file or folder can be put into a folder: not where it is, and not into itself. */
export const canGoInto = (path: string, folder: string): boolean => folderOf(path) !== folder && path !== folder && !folder.startsWith(`${path}/`);
