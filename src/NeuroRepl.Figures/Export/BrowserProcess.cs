using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NeuroRepl.Figures.Export;

/// <summary>A browser without a window, in a profile of its own that goes away with it; it ends when this process ends, however that may be.</summary>
internal sealed partial class BrowserProcess
{
    // Everything the browser inherits from the terminal is cut: Ctrl+C is not for it. A pipe tells of the death of this process, even by force;
    // then the browser is stopped and its profile removed.
    internal const string Watch = """
        trap '' INT QUIT HUP
        profile="$1"; shift
        exec 3<&0
        "$@" </dev/null 3<&- &
        browser=$!
        ( cat <&3 >/dev/null; kill $browser ) 2>/dev/null &
        wait $browser
        rm -rf "$profile"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _profile;

    private BrowserProcess(Process process, string profile, Uri address) => (_process, _profile, Address) = (process, profile, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts it and waits until it listens; without its sandbox where that is not to be had (as root, in a container).</summary>
    public static BrowserProcess Start(string program) =>
        (Environment.UserName == "root" ? null : TryStart(program, sandbox: true)) ?? TryStart(program, sandbox: false)
        ?? throw new FigureException($"The browser {program} did not start.", $"Try it by hand ({program} --headless about:blank), or let {Browser.Variable} name another one.");

    public void Stop()
    {
        try
        {
            if (OperatingSystem.IsWindows()) { _process.Kill(entireProcessTree: true); }
            else { _process.StandardInput.Close(); }

            if (!_process.WaitForExit(3000)) { _process.Kill(entireProcessTree: true); }
            Directory.Delete(_profile, recursive: true);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            // It was gone already, or what is left of its profile goes with the temporary files.
        }
    }

    private static BrowserProcess? TryStart(string program, bool sandbox)
    {
        var profile = Directory.CreateTempSubdirectory("neurorepl-browser-").FullName;
        string[] arguments =
        [
            "--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-dev-shm-usage", "--mute-audio", "--hide-scrollbars",
            "--use-angle=swiftshader", "--enable-unsafe-swiftshader", .. sandbox ? Array.Empty<string>() : ["--no-sandbox"], "about:blank",
        ];
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(program, arguments) : new ProcessStartInfo("/bin/sh", ["-c", Watch, "sh", profile, program, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri?>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) { listening.TrySetResult(null); }
            else if (Listening().Match(line.Data) is { Success: true } found) { listening.TrySetResult(new Uri(found.Groups[1].Value)); }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var made = listening.Task.Wait(Patience) && listening.Task.Result is { } address ? new BrowserProcess(process, profile, address) : null;
        if (made is null) { new BrowserProcess(process, profile, new("about:blank")).Stop(); }
        return made;
    }

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex Listening();
}
