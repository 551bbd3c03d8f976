/* Conveniences; every page is whole without them. */
(function () {
  "use strict"

  /* Paper cannot be clicked: what is folded on the screen is open in print. */
  var opened = []
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (one) {
      one.open = true
      opened.push(one)
    })
  })
  addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (one) { one.open = false })
  })

  /* A link into a folded part opens it. */
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    var fold = target && (target.querySelector("details") || target.closest("details"))
    if (fold) fold.open = true
  }
  addEventListener("hashchange", reveal)
  reveal()

  /* The same page in another language, at the same place and with the same choices. */
  document.querySelectorAll("a.language").forEach(function (link) {
    var address = link.getAttribute("href")
    link.addEventListener("click", function () { link.href = address + location.search + location.hash })
  })

  document.querySelectorAll("[data-filter]").forEach(function (catalogue) {
    var box = catalogue.querySelector(".filter")
    if (!box) return
    var input = box.querySelector("input")
    var output = box.querySelector("output")
    var rows = Array.prototype.map.call(catalogue.querySelectorAll("tbody tr"), function (row) {
      return { row: row, text: (catalogue.dataset.filter === "row" ? row : row.cells[0]).textContent.toLowerCase() }
    })
    box.hidden = false
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
      var shown = 0
      rows.forEach(function (one) {
        var match = words.every(function (word) { return one.text.indexOf(word) >= 0 })
        one.row.hidden = !match
        shown += match
      })
      output.textContent = words.length ? output.dataset.sayShown.replace("{n}", shown) : ""
    })
  })
})()
