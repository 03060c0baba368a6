import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { withoutComments } from '../../src/preview/http/without-comments.ts';

const folder = new URL('../../src/preview/page/', import.meta.url);
const files = readdirSync(folder).filter(name => /\.(?:js|css|html|svg)$/.test(name));

const scripts = files.filter(name => name.endsWith('.js'));

type Tree = ({ text: string } | { entity: { type: string }; children: Tree })[];

// The page is plain JavaScript that this configuration does not check: it has its own.
const { entityTree } = (await import(new URL('entity-tree.js', folder).href)) as {
  entityTree: (text: string, entities: object[]) => Tree;
};

describe('the page', () => {
  it('is small: 60 KB of script are sent', () => {
    const sent = scripts.map(name => withoutComments(readFileSync(new URL(name, folder), 'utf8')));
    expect(Buffer.byteLength(sent.join(''))).toBeLessThanOrEqual(60_000);
  });

  it.each(scripts)('loses comments on the way, and nothing else: %s', name => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const sent = withoutComments(source);
    expect(sent).not.toMatch(/^\s*(?:\/\*|\/\/)/mu);
    expect(codeOf(sent)).toBe(codeOf(source));
  });

  it.each(files)('reads no message as HTML and loads nothing from elsewhere: %s', name => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    expect(source).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/);
    expect(source).not.toMatch(/(?:src|href|import|url)\s*[=(]?\s*["'(]\s*(?:https?:)?\/\//);
    expect(source).not.toMatch(/style="|\son\w+="/);
  });
});

describe('the entities of a text', () => {
  it('nest, and their leaves are the whole text', () => {
    const text = '𠮷野：会议强调，安全';
    const tree = entityTree(text, [
      { type: 'bold', offset: 4, length: 2 },
      { type: 'blockquote', offset: 4, length: 4 },
    ]);
    expect(outline(tree)).toBe('𠮷野：<blockquote><bold>会议</bold>强调</blockquote>，安全');
    expect(leaves(tree)).toBe(text);
  });

  it('are split where they cross', () => {
    const tree = entityTree('甲乙丙丁', [
      { type: 'bold', offset: 0, length: 3 },
      { type: 'italic', offset: 1, length: 3 },
    ]);
    expect(outline(tree)).toBe('<bold>甲<italic>乙丙</italic></bold><italic>丁</italic>');
  });

  it('put a quote outside a link of the same span', () => {
    const tree = entityTree('甲', [
      { type: 'text_link', offset: 0, length: 1 },
      { type: 'blockquote', offset: 0, length: 1 },
    ]);
    expect(outline(tree)).toBe('<blockquote><text_link>甲</text_link></blockquote>');
  });

  it('may lie outside the text without harm', () => {
    expect(leaves(entityTree('甲', [{ type: 'bold', offset: 5, length: 9 }]))).toBe('甲');
  });
});

/** A script as a compiler writes it, without comments. */
function codeOf(script: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2023, removeComments: true };
  return ts.transpileModule(script, { compilerOptions }).outputText;
}

function outline(tree: Tree): string {
  return tree
    .map(node =>
      'text' in node
        ? node.text
        : `<${node.entity.type}>${outline(node.children)}</${node.entity.type}>`,
    )
    .join('');
}

function leaves(tree: Tree): string {
  return tree.map(node => ('text' in node ? node.text : leaves(node.children))).join('');
}
