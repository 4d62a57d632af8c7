using System.Text.RegularExpressions;
using NeuroRepl.Testing;

namespace NeuroRepl.Architecture.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void No_lock_file_or_configuration_names_a_package_registry()
    {
        var named = from file in Directory.EnumerateFiles(Repository.Root, "*.*", SearchOption.AllDirectories)
                    where Path.GetFileName(file) is "package-lock.json" or "nuget.config" or ".npmrc" or "packages.lock.json"
                    where !file.Contains("node_modules", StringComparison.Ordinal)
                    where Regex.IsMatch(File.ReadAllText(file), "\"resolved\"\\s*:\\s*\"http|<add key=\"[^\"]*\" value=\"http|registry\\s*=")
                    select Path.GetRelativePath(Repository.Root, file);

        Assert.Empty(named);
    }

    [Fact]
    public void Nothing_minified_is_committed()
    {
        var minified = Directory.EnumerateFiles(Repository.Root, "*.min.*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal) && !Regex.IsMatch(f, @"[\\/](obj|bin)[\\/]"))
            .Select(f => Path.GetRelativePath(Repository.Root, f));

        Assert.Empty(minified);
    }

    [Fact]
    public void Every_project_on_disk_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.At("NeuroRepl.sln"));
        var lacking = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f)).Where(name => !solution.Contains($"\"{name}\"", StringComparison.Ordinal));

        Assert.Empty(lacking);
    }
}
