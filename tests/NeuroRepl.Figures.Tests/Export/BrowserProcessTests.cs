using System.Diagnostics;
using NeuroRepl.Figures.Export;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Export;

public sealed class BrowserProcessTests
{
    [Needs("chromium")]
    public void A_stopped_browser_leaves_no_process_and_no_profile()
    {
        var browser = BrowserProcess.Start(Browser.Path!);
        var port = browser.Address.Port;
        Assert.True(browser.IsRunning);
        Assert.True(IsListening(port));

        browser.Stop();

        Assert.False(browser.IsRunning);
        Assert.True(SpinWait.SpinUntil(() => !IsListening(port), TimeSpan.FromSeconds(10)));
    }

    [Needs("chromium")]
    public void A_browser_ends_with_the_death_of_who_started_it()
    {
        // The pipe that tells of it is closed by the system when a process dies, however; here it is closed by hand.
        var profile = Directory.CreateTempSubdirectory("neurorepl-browser-").FullName;
        using var watch = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", BrowserProcess.Watch, "sh", profile, "sleep", "600"]) { RedirectStandardInput = true })!;
        Assert.False(watch.WaitForExit(300));

        watch.StandardInput.Close();

        Assert.True(watch.WaitForExit(10_000));
        Assert.False(Directory.Exists(profile));
    }

    [Fact]
    public void A_browser_that_is_not_one_is_named()
    {
        var mistake = Assert.Throws<FigureException>(() => BrowserProcess.Start(OperatingSystem.IsWindows() ? "where.exe" : "/bin/true"));

        Assert.Contains("did not start", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("NEUROREPL_BROWSER", mistake.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_browser_the_message_says_what_to_install()
    {
        var mistake = Browser.Missing();

        Assert.Contains("No browser was found", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("apt install chromium", mistake.Hint, StringComparison.Ordinal);
        Assert.Contains(".html", mistake.Hint, StringComparison.Ordinal);
    }

    private static bool IsListening(int port)
    {
        try
        {
            using var line = new System.Net.Sockets.TcpClient("127.0.0.1", port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
