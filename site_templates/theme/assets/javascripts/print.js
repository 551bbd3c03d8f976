// The button of a document for paper; without scripts the browser's own menu prints.
for (const button of document.querySelectorAll(".on-screen button")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
