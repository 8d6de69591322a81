/** Keeps a bug in one panel from taking the window with it: says so in its place, and offers to begin the panel anew. */

import { Component, type ReactNode } from 'react';

interface Props {
  readonly name: string;
  readonly children: ReactNode;
}

/** React has no function form of this. What was thrown is in the console, and from there in the log. */
export class Contain extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="broken" role="alert">
        <p>
          <strong>{this.props.name} stopped because of a fault of Dream Coder.</strong> Your text is safe. The log has the details.
        </p>
        <button type="button" className="secondary" onClick={() => this.setState({ broken: false })}>
          Begin it anew
        </button>
      </div>
    );
  }
}
