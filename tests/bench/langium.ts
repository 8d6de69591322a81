/** Langium with a grammar of the same shape as ours: parse, index, link and validate, as its language server does for an open file. */

import { type LangiumDocument, URI } from 'langium';
import { createServicesForGrammar } from 'langium/grammar';
import { rateAsync } from './rate.ts';

const GRAMMAR = `
grammar Dream
entry Model: 'dream' title=STRING '{' items+=Item* '}';
Item: Version | Asset | Param | Scene;
Version: 'version' text=VERSION;
Asset: 'asset' name=ID '=' channel=ID source=STRING;
Param: 'param' name=ID ':' type=ID '=' value=Expr ('in' low=Primary '..' high=Primary)?;
Scene: 'scene' name=ID '{' items+=SceneItem* '}';
SceneItem: Tone | Play | Say | While | When | After;
Tone: 'tone' parts+=TonePart (',' parts+=TonePart)*;
TonePart: name=ID value=NUMBER;
Play: 'play' asset=[Asset:ID] ('at' level=Expr)? ('fade' fade=NUMBER)? (loop?='loop')?;
Say: 'say' words=STRING ('at' level=Expr)? ('every' period=NUMBER)?;
While: 'while' condition=Expr '{' items+=SceneItem* '}';
When: 'when' condition=Expr ('for' held=NUMBER)? go=Go;
After: 'after' delay=NUMBER (go=Go | choose=Choose);
Choose: 'choose' '{' arms+=Arm* '}';
Arm: weight=NUMBER go=Go ('when' guard=Expr)?;
Go: '->' (release?='release' | target=[Scene:ID]);
Expr: Comparison;
Comparison infers Expr: Sum ({infer Comparison.left=current} op=('<' | '<=' | '>' | '>=' | 'is') right=Sum)*;
Sum infers Expr: Primary ({infer Sum.left=current} op=('+' | '-') right=Primary)*;
Primary infers Expr: {infer NumberLiteral} value=NUMBER | {infer Name} name=ID | '(' Expr ')';
hidden terminal WS: /\\s+/;
terminal VERSION: /[0-9]+\\.[0-9]+\\.[0-9]+/;
terminal NUMBER returns string: /[0-9]+(\\.[0-9]+)?[a-zA-Z%]*/;
terminal ID: /[_a-zA-Z][\\w_]*/;
terminal STRING: /"[^"]*"/;
hidden terminal COMMENT: /\\/\\/[^\\n\\r]*/;
`;

/** Gives how many builds a second of a text it makes. Throws where it cannot read the text: then nothing would be compared. */
export async function langiumBuild(): Promise<(text: string, count: number) => Promise<number>> {
  const services = await createServicesForGrammar({ grammar: GRAMMAR });
  const { LangiumDocumentFactory: factory, DocumentBuilder: builder } = services.shared.workspace;
  let number = 0;
  const build = async (text: string): Promise<LangiumDocument> => {
    const document = factory.fromString(text, URI.parse(`memory:///${number++}.${services.LanguageMetaData.fileExtensions[0]?.slice(1)}`));
    await builder.build([document], { validation: true });
    return document;
  };
  return async (text, count) => {
    const { parseResult } = await build(text);
    if (parseResult.parserErrors.length > 0) throw new Error(`Langium: ${parseResult.parserErrors[0]?.message}`);
    return rateAsync(async () => void (await build(text)), count);
  };
}
