using System.Text.Json;
using System.Xml.Linq;
using NeuroRepl.Kernel.Install;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Kernel.Tests.Install;

public sealed class KernelSpecTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spec-");

    [Fact]
    public void An_installed_kernel_has_what_jupyter_reads()
    {
        var spec = KernelSpec.OfPrefix(_folder.FullName);
        spec.Install(["/usr/bin/dotnet", "/opt/a b/neurorepl.dll"], "C# (NeuroRepl)");
        var json = JsonDocument.Parse(File.ReadAllBytes(spec.File)).RootElement;

        Assert.Equal(Path.Combine(_folder.FullName, "share", "jupyter", "kernels", "neurorepl"), spec.Folder);
        Assert.Equal(["/usr/bin/dotnet", "/opt/a b/neurorepl.dll", "kernel", "run", "-f", "{connection_file}"], json.GetProperty("argv").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal("message", json.GetProperty("interrupt_mode").GetString());
        Assert.Equal(["/usr/bin/dotnet", "/opt/a b/neurorepl.dll"], spec.Command());
        Assert.Equal("svg", XDocument.Load(Path.Combine(spec.Folder, "logo-svg.svg")).Root!.Name.LocalName);
        Assert.True(spec.Uninstall());
        Assert.False(Directory.Exists(spec.Folder));
        Assert.False(spec.Uninstall());
    }

    [Needs("python:PIL")]
    public void The_logos_are_pictures_with_a_tile_and_a_curve()
    {
        var spec = KernelSpec.OfPrefix(_folder.FullName);
        spec.Install(["neurorepl"], "C#");
        const string Look = "import sys; from PIL import Image; i = Image.open(sys.argv[1]); i.load(); print(i.size, i.mode, i.getpixel((0, 0))[3], i.getpixel((32, 6)), len(i.getcolors(9999)) > 20)";

        Assert.Equal("(64, 64) RGBA 0 (31, 36, 48, 255) True", Tools.Run(Tools.Python, "-c", Look, Path.Combine(spec.Folder, "logo-64x64.png")).Trim());
    }

    [Fact]
    public void Another_kernels_folder_is_left_alone()
    {
        var spec = KernelSpec.OfPrefix(_folder.FullName, "python3");
        Directory.CreateDirectory(spec.Folder);
        File.WriteAllText(spec.File, """{"argv": ["python3"]}""");

        Assert.False(spec.Uninstall());
        Assert.True(File.Exists(spec.File));
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("a b")]
    [InlineData("")]
    public void A_name_that_jupyter_does_not_take_is_refused(string name) => Assert.Throws<ArgumentMistake>(() => KernelSpec.OfPrefix(_folder.FullName, name));

    public void Dispose() => _folder.Delete(recursive: true);
}
