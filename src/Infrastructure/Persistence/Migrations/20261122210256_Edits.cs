using Microsoft.EntityFrameworkCore.Migrations;
using TrainingOs.Infrastructure.Persistence.Reality;

#nullable disable

namespace TrainingOs.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Edits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_reality_decisions_import_id",
                table: "reality_decisions");

            migrationBuilder.AddColumn<string>(
                name: "edited_at",
                table: "reality_sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql(EditedSessions.Mark);

            migrationBuilder.CreateIndex(
                name: "IX_reality_decisions_import_id_outcome",
                table: "reality_decisions",
                columns: new[] { "import_id", "outcome" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_reality_decisions_import_id_outcome",
                table: "reality_decisions");

            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "reality_sessions");

            migrationBuilder.CreateIndex(
                name: "IX_reality_decisions_import_id",
                table: "reality_decisions",
                column: "import_id");
        }
    }
}
