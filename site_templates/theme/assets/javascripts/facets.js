/* Filters a list by the form above it. Rows say what they are in data-f; the words of answers stand in the form.
   Nothing is built anew: a row is shown or hidden only when that changes. */
(function () {
  "use strict"

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole })
  }

  function Filter(form) {
    var root = document.getElementById(form.dataset.facets)
    var input = form.querySelector("input[type=search]")
    var selects = Array.prototype.slice.call(form.querySelectorAll("select"))
    var output = form.querySelector("output")
    var reset = form.querySelector("button[type=reset]")
    var language = document.documentElement.lang || "id"
    var number = new Intl.NumberFormat(language)
    var more = form.querySelector("button[data-more]")
    var most = Number(more.value)
    var groups = []
    var items = []

    /* Each choice by its token; each row by the positions of its choices, one list for each select. */
    var places = {}
    var options = selects.map(function (select, which) {
      return Array.prototype.slice.call(select.options, 1).map(function (option, position) {
        places[select.name + ":" + option.value] = [which, position]
        return { option: option, label: option.text, text: option.text, real: 0, example: 0 }
      })
    })
    Array.prototype.forEach.call(root.querySelectorAll("[data-rows]"), function (box) {
      var group = { box: box, example: box.dataset.rows === "examples", shown: 0, hidden: false }
      groups.push(group)
      Array.prototype.forEach.call(box.querySelectorAll("[data-f]"), function (row) {
        var values = selects.map(function () { return [] })
        row.dataset.f.split(" ").forEach(function (token) {
          var place = places[token]
          if (place) values[place[0]].push(place[1])
        })
        items.push({ row: row, group: group, values: values, text: null, hidden: false })
      })
    })

    function textOf(item) {
      if (item.text === null) item.text = (item.row.cells ? item.row.cells[0] : item.row).textContent.toLowerCase()
      return item.text
    }

    var kind = !items.some(function (item) { return item.group.example }) ? ""
      : items.every(function (item) { return item.group.example }) ? "OnlyExamples" : "Examples"

    function count(one) {
      var pattern = form.dataset[kind === "Examples" && !one.example ? "sayChoice" : "sayChoice" + kind]
      return fill(pattern, { label: one.label, n: number.format(one.real), examples: number.format(one.example) })
    }

    function apply() {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
      var chosen = selects.map(function (select) { return select.selectedIndex - 1 })
      var real = options.map(function (list) { return new Uint32Array(list.length) })
      var example = options.map(function (list) { return new Uint32Array(list.length) })
      var shown = 0, examples = 0, all = 0, allExamples = 0
      groups.forEach(function (group) { group.shown = 0 })
      items.forEach(function (item) {
        var fails = 0, failed = -1
        if (item.group.example) allExamples++
        else all++
        if (words.length) {
          var text = textOf(item)
          if (!words.every(function (word) { return text.indexOf(word) >= 0 })) fails = 2
        }
        for (var which = 0; which < chosen.length && fails < 2; which++) {
          if (chosen[which] >= 0 && item.values[which].indexOf(chosen[which]) < 0) {
            fails++
            failed = which
          }
        }
        /* A row that only one choice keeps out would come back with another choice of the same question. */
        var counts = item.group.example ? example : real
        if (fails < 2) {
          for (which = 0; which < chosen.length; which++) {
            if (fails && which !== failed) continue
            item.values[which].forEach(function (position) { counts[which][position]++ })
          }
        }
        if (!fails) {
          item.group.shown++
          if (item.group.example) examples++
          else shown++
        }
        /* A browser takes long to lay out a thousand rows; a reader seldom reads beyond the first hundred. */
        var hidden = fails > 0 || shown + examples > most
        if (item.hidden !== hidden) {
          item.hidden = hidden
          item.row.hidden = hidden
        }
      })
      var rest = shown + examples - most
      more.hidden = rest <= 0
      if (rest > 0) more.textContent = fill(more.dataset.sayRest, { n: number.format(rest) })
      groups.forEach(function (group) {
        if (group.hidden !== !group.shown) {
          group.hidden = !group.shown
          group.box.hidden = group.hidden
        }
      })
      options.forEach(function (list, which) {
        list.forEach(function (one, position) {
          one.real = real[which][position]
          one.example = example[which][position]
          /* What is chosen stands alone in its box; its count is told below. */
          var text = position === chosen[which] ? one.label : count(one)
          if (one.text !== text) one.option.textContent = one.text = text
          var off = !one.real && !one.example && position !== chosen[which]
          if (one.option.disabled !== off) one.option.disabled = off
        })
      })
      var active = words.length > 0 || chosen.some(function (one) { return one >= 0 })
      reset.hidden = !active
      var values = { n: number.format(shown), all: number.format(all), examples: number.format(examples), all_examples: number.format(allExamples) }
      output.textContent = !active ? ""
        : !shown && !examples ? form.dataset.sayNothing
        : fill(form.dataset["sayShown" + kind], values)
    }

    function remember() {
      var address = new URLSearchParams(location.search)
      ;[input].concat(selects).forEach(function (field) {
        if (field.value.trim()) address.set(field.name, field.value.trim())
        else address.delete(field.name)
      })
      var query = address.toString()
      /* Some browsers forbid it for a page opened from a folder; the list is filtered all the same. */
      try { history.replaceState(history.state, "", location.pathname + (query ? "?" + query : "") + location.hash) } catch (refused) { return }
    }

    function recall() {
      var address = new URLSearchParams(location.search)
      input.value = address.get(input.name) || ""
      selects.forEach(function (select) {
        var wanted = address.get(select.name) || ""
        select.value = wanted
        if (select.selectedIndex < 0) select.value = ""
      })
    }

    function change() {
      apply()
      remember()
    }

    more.addEventListener("click", function () {
      var next = items.filter(function (item) { return item.hidden })
      most = Infinity
      apply()
      next = next.filter(function (item) { return !item.hidden })[0]
      var link = next && next.row.querySelector("a")
      if (link) link.focus()
    })
    form.addEventListener("submit", function (event) { event.preventDefault() })
    form.addEventListener("reset", function () {
      setTimeout(function () {
        change()
        input.focus()
      })
    })
    input.addEventListener("input", change)
    selects.forEach(function (select) { select.addEventListener("change", change) })
    recall()
    /* The button stands after the list, where a reader comes to its end. */
    root.appendChild(more)
    form.hidden = false
    apply()
    /* On a phone the questions would fill the first screen. */
    form.querySelector("details").open = innerWidth > 700 || !reset.hidden
  }

  document.querySelectorAll("form[data-facets]").forEach(Filter)
})()
