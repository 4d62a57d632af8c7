using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace NeuroRepl.Figures.Export;

/// <summary>One browser for all pictures of this process: started with the first one, its pages kept with plotly.js in them, stopped when the process ends.</summary>
internal static class WarmBrowser
{
    private static readonly Lock Turn = new();
    private static readonly Dictionary<bool, string> Pages = [];
    private static BrowserProcess? _process;
    private static DevTools? _line;
    private static bool _isTidied;

    /// <summary>Whether the next picture need not wait for a browser to start.</summary>
    public static bool IsWarm => _process is { IsRunning: true };

    /// <summary>Does something in a page that has plotly.js, one caller after the other.</summary>
    /// <param name="full">Whether it has to be the full plotly.js.</param>
    public static T InPage<T>(bool full, Func<DevTools, string, T> work)
    {
        lock (Turn)
        {
            for (var again = false; ; again = true)
            {
                try
                {
                    return work(Line(), Page(full));
                }
                catch (Exception e) when (!again && e is WebSocketException or IOException or InvalidOperationException)
                {
                    Stop();                        // it died since the last picture; a second one may live
                }
                catch (ThreadInterruptedException)
                {
                    Stop();                        // an answer may be under way that nobody waits for
                    throw;
                }
            }
        }
    }

    public static void Stop()
    {
        lock (Turn)
        {
            Pages.Clear();
            _line?.Dispose();
            _process?.Stop();
            (_line, _process) = (null, null);
        }
    }

    private static DevTools Line()
    {
        if (_line is not null && IsWarm) { return _line; }

        Stop();
        _process = BrowserProcess.Start(Browser.Path ?? throw Browser.Missing());
        if (!_isTidied) { AppDomain.CurrentDomain.ProcessExit += static (_, _) => Stop(); }
        _isTidied = true;
        return _line = DevTools.To(_process.Address);
    }

    private static string Page(bool full)
    {
        if (Pages.TryGetValue(full, out var known)) { return known; }

        var script = (full ? PlotlyJs.FullScript : PlotlyJs.Script) ?? throw new FigureException(
            "This build has no plotly.js in it, so that no picture can be drawn.", "Build it where npm is (neurorepl doctor says so), or save the figure as .html.");
        var target = (string)_line!.Ask("Target.createTarget", new JsonObject { ["url"] = "about:blank" })["targetId"]!;
        var session = (string)_line.Ask("Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true })["sessionId"]!;
        _line.Evaluate(script + "\n;undefined", session);
        return Pages[full] = session;
    }
}
