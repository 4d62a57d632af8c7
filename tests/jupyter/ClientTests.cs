using NeuroRepl.Testing;

namespace NeuroRepl.Jupyter.Tests;

/// <summary>Real clients against the real kernel: each line that a script prints is one check.</summary>
public sealed class ClientTests(RealKernel kernel) : IClassFixture<RealKernel>
{
    [Needs("python:jupyter_kernel_test")]
    public void The_official_suite_passes_12_of_12_and_skips_none() => Expect(12, kernel.Ask("conformance.py"));

    [Needs("python:jupyter_client")]
    public void The_scorecard_passes_27_of_27() => Expect(27, kernel.Ask("scorecard.py"));

    [Needs("python:jupyter_client")]
    public void The_rest_of_the_protocol_and_its_faults_pass() => Expect(23, kernel.Ask("protocol.py"));

    [Needs("python:nbclient", "python:nbconvert", "python:jupyter_console", "python:pexpect")]
    public void Nbclient_nbconvert_and_the_console_run_a_notebook() => Expect(6, kernel.Ask("clients.py"));

    [Needs("python:notebook", "python:PIL", "chromium")]
    public void A_classic_notebook_in_a_browser_plots_interrupts_and_restarts()
    {
        var folder = Directory.CreateTempSubdirectory("neurorepl-browser-").FullName;
        Expect(9, kernel.Ask("browser.py", folder));
        Directory.Delete(folder, recursive: true);
    }

    private static void Expect(int count, string[] lines)
    {
        Assert.All(lines, line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
        Assert.Equal(count, lines.Length);
    }
}
