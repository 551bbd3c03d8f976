/* Boxes in a list of cooperatives to choose those that are compared; the choice stands in the address of the list. */
(function () {
  "use strict"
  var MOST = 4
  var bar = document.querySelector("[data-compare]")
  if (!bar) return
  var output = bar.querySelector("output")
  var link = bar.querySelector("a")
  var boxes = []
  var chosen = (new URLSearchParams(location.search).get("pilih") || "").split(",").filter(Boolean)

  document.querySelectorAll("tr[data-f] > th:first-child > a").forEach(function (name) {
    var box = document.createElement("input")
    box.type = "checkbox"
    box.className = "choose"
    box.value = name.getAttribute("href").split("/").slice(-2)[0]
    box.checked = chosen.indexOf(box.value) >= 0 && chosen.indexOf(box.value) < MOST
    box.setAttribute("aria-label", bar.dataset.sayBox.replace("{name}", name.textContent))
    name.parentNode.insertBefore(box, name)
    boxes.push(box)
  })
  var known = boxes.map(function (box) { return box.value })
  chosen = chosen.filter(function (one) { return known.indexOf(one) >= 0 }).slice(0, MOST)

  function tell() {
    var count = chosen.length
    boxes.forEach(function (box) {
      var off = count >= MOST && !box.checked
      if (box.disabled !== off) box.disabled = off
    })
    bar.hidden = !count
    link.hidden = count < 2
    link.href = bar.dataset.compare + "?k=" + chosen.join(",")
    var words = count < 2 ? bar.dataset.sayOne : count < MOST ? bar.dataset.sayMore : bar.dataset.sayFull
    output.textContent = words.replace(/\{n\}/g, count)
    var address = new URLSearchParams(location.search)
    if (count) address.set("pilih", chosen.join(","))
    else address.delete("pilih")
    var query = address.toString().replace(/%2C/g, ",")
    try { history.replaceState(history.state, "", location.pathname + (query ? "?" + query : "") + location.hash) } catch (refused) { return }
  }

  document.addEventListener("change", function (event) {
    if (boxes.indexOf(event.target) < 0) return
    var one = event.target.value
    if (event.target.checked) chosen.push(one)
    else chosen.splice(chosen.indexOf(one), 1)
    tell()
  })
  bar.querySelector("button").addEventListener("click", function () {
    boxes.forEach(function (box) { box.checked = false })
    chosen = []
    tell()
    boxes[0].focus()
  })
  tell()
})()
