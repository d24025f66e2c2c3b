import { Component, type ReactNode } from 'react';

type Props = { readonly plain: ReactNode; readonly children: ReactNode };

/** What cannot be drawn is shown as plain text, so that a page takes nothing of the window with it. Only a class can hear of it. */
export class PlainIfUnreadable extends Component<Props, { readonly isUnreadable: boolean }> {
  override state = { isUnreadable: false };

  static getDerivedStateFromError() {
    return { isUnreadable: true };
  }

  override render() {
    return this.state.isUnreadable ? this.props.plain : this.props.children;
  }
}
