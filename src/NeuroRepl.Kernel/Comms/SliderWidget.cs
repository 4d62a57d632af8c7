using System.Globalization;
using System.Net;
using System.Text.Json;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Output;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Comms;

/// <summary>A slider in the front end, as a Jupyter widget, and the display below it that follows it.</summary>
/// <remarks>
/// A widget is three models that are opened from here (https://ipywidgets.readthedocs.io, "Low Level Widget Explanation", protocol 2.1). The classic notebook
/// without the widgets extension shows the page's own slider instead, which opens a comm from its side.
/// </remarks>
internal sealed class SliderWidget(Slider slider, CellOutput cell, CommTable comms, Header parent)
{
    private const string Base = "@jupyter-widgets/base", Controls = "@jupyter-widgets/controls", Version = "2.0.0";
    private static readonly ReadOnlyMemory<byte> Protocol = Json.Object(static json => json.WriteString("version", "2.1.0"));

    private readonly string _place = $"slider-{Guid.NewGuid():N}";
    private double _value = slider.Start;

    /// <summary>Opens the models, shows the slider, and what belongs to its first value.</summary>
    public void Show()
    {
        var layout = Open(json => Model(json, Base, "LayoutModel", "LayoutView"));
        var style = Open(json =>
        {
            Model(json, Controls, "SliderStyleModel", "StyleView", viewModule: Base);
            json.WriteString("description_width", "initial");
        });
        var model = Open(json => State(json, layout.Id, style.Id));
        model.Received = (data, request) => Moved(data, request, model, layout.Id, style.Id);
        var classic = comms.NewTarget("neurorepl.slider", (comm, _) => comm.Received = (data, _) => MoveTo(data));
        cell.Display(new MimeBundle(null, new Dictionary<string, string>
        {
            ["text/plain"] = string.Create(CultureInfo.InvariantCulture, $"{slider.Name} = {slider.Start:G6} ({slider.Low:G6} to {slider.High:G6})"),
            ["text/html"] = Page(classic),
            ["application/vnd.jupyter.widget-view+json"] = $$"""{"version_major":2,"version_minor":0,"model_id":"{{model.Id}}"}""",
        }));
        cell.Display(slider.Show(slider.Start), _place);
    }

    private Comm Open(Action<Utf8JsonWriter> state)
    {
        var comm = comms.Create("jupyter.widget");
        comm.Open(parent, data => Data(data, state), Protocol);
        return comm;
    }

    private void Moved(JsonElement data, Request request, Comm model, string layout, string style)
    {
        if (data.Text("method") == "request_state")
        {
            model.Send(request.Header, json =>
            {
                json.WriteString("method", "update");
                Data(json, state => State(state, layout, style));
            });
        }
        else { MoveTo(data.Inner("state")); }
    }

    private void MoveTo(JsonElement state)
    {
        if (!state.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Number) { return; }

        _value = Math.Clamp(value.GetDouble(), slider.Low, slider.High);
        MimeBundle shown;
        try
        {
            shown = slider.Show(_value);
        }
#pragma warning disable CA1031 // it is the user's own code that is run here; what it throws is shown where its value would be
        catch (Exception e)
#pragma warning restore CA1031
        {
            shown = new MimeBundle(null, new Dictionary<string, string> { ["text/plain"] = $"✗ {e.GetType().Name}: {e.Message}" });
        }

        cell.Display(shown, _place);
    }

    private void State(Utf8JsonWriter json, string layout, string style)
    {
        Model(json, Controls, "FloatSliderModel", "FloatSliderView");
        json.WriteString("layout", $"IPY_MODEL_{layout}");
        json.WriteString("style", $"IPY_MODEL_{style}");
        json.WriteString("description", slider.Name);
        json.WriteNumber("min", slider.Low);
        json.WriteNumber("max", slider.High);
        json.WriteNumber("step", slider.Step);
        json.WriteNumber("value", _value);
        json.WriteString("orientation", "horizontal");
        json.WriteBoolean("readout", true);
        json.WriteString("readout_format", ".4g");
        json.WriteBoolean("continuous_update", true);
        json.WriteBoolean("disabled", false);
    }

    private static void Data(Utf8JsonWriter json, Action<Utf8JsonWriter> state)
    {
        json.WriteObject("state", state);
        json.WriteArray("buffer_paths", static _ => { });
    }

    private static void Model(Utf8JsonWriter json, string module, string model, string view, string? viewModule = null)
    {
        json.WriteString("_model_module", module);
        json.WriteString("_model_module_version", Version);
        json.WriteString("_model_name", model);
        json.WriteString("_view_module", viewModule ?? module);
        json.WriteString("_view_module_version", Version);
        json.WriteString("_view_name", view);
    }

    private string Page(string target) => string.Create(CultureInfo.InvariantCulture, $$"""
        <label>{{WebUtility.HtmlEncode(slider.Name)}} <input type="range" data-slider="{{target}}" min="{{slider.Low}}" max="{{slider.High}}" step="{{slider.Step}}" value="{{slider.Start}}" disabled="disabled"/> <output>{{slider.Start:G6}}</output></label>
        <script>(function () {
          function connect(tries) {
            var input = document.querySelector('[data-slider="{{target}}"]');
            var kernel = window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel;
            if (!input || !kernel) { if (tries > 0) setTimeout(function () { connect(tries - 1); }, 100); return; }
            var comm = kernel.comm_manager.new_comm("{{target}}", {});
            input.disabled = false;
            input.oninput = function () { input.nextElementSibling.textContent = input.value; comm.send({ value: Number(input.value) }); };
          }
          connect(50);
        })();</script>
        """);
}
