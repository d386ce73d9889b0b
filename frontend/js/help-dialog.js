/** The keys and where to read on. */
export class HelpDialog {
  open() {
    this.$root.showModal();
  }

  close() {
    this.$root.close();
  }
}
