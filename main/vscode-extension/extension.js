/** Starts `dream lsp --stdio` and lets the editor talk to it. Everything of the language is on the other side. */

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** The server names this command in its lenses; its arguments come as the protocol has them. */
const SHOW_REFERENCES = 'dream.showReferences';

let client;

exports.activate = async (context) => {
  const [command, ...args] = vscode.workspace.getConfiguration('dream').get('server.command', ['dream', 'lsp', '--stdio']);
  client = new LanguageClient(
    'dream',
    'Dream',
    { command, args },
    { documentSelector: [{ language: 'dream' }], initializationOptions: { showReferences: SHOW_REFERENCES } },
  );
  context.subscriptions.push(
    vscode.commands.registerCommand(SHOW_REFERENCES, (uri, position, locations) =>
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        client.protocol2CodeConverter.asUri(uri),
        client.protocol2CodeConverter.asPosition(position),
        locations.map((location) => client.protocol2CodeConverter.asLocation(location)),
      ),
    ),
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
