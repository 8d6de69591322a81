/** A sentence with words of the program in it, where the editor shows plain text: quotes stand for the backticks. */
export const quoted = (text: string): string => text.replace(/`([^`]*)`/g, '“$1”');
