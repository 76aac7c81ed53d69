(() => {
  "use strict";

  /* As many lines as the eye can follow; the legend has the rest, to be switched on. */
  const SHOWN = 12;

  /** The first series are the most telling ones, so only those are drawn until somebody asks for more. */
  function calm(chart) {
    const draw = chart.setOption.bind(chart);
    chart.setOption = (option, ...others) => {
      if (option.legend && option.series && option.series.length > SHOWN) {
        option.legend.selected = Object.fromEntries(option.series.map((series, i) => [series.name, i < SHOWN]));
      }
      draw(option, ...others);
    };
  }

  /* The charts are made when the page is ready and filled when the server has answered: between the two is the moment. */
  window.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".modelgate-chart .echarts-trend").forEach((holder) => {
      if (holder.echart) {
        calm(holder.echart);
      }
    });
  });
})();
