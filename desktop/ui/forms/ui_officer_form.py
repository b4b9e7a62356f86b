# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'officer_form.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFormLayout,
    QLabel, QLineEdit, QSizePolicy, QWidget)

class Ui_OfficerForm(object):
    def setupUi(self, OfficerForm):
        if not OfficerForm.objectName():
            OfficerForm.setObjectName(u"OfficerForm")
        self.formLayout = QFormLayout(OfficerForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setHorizontalSpacing(16)
        self.formLayout.setVerticalSpacing(8)
        self.nameLabel = QLabel(OfficerForm)
        self.nameLabel.setObjectName(u"nameLabel")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.nameLabel)

        self.name = QLineEdit(OfficerForm)
        self.name.setObjectName(u"name")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.name)

        self.titleLabel = QLabel(OfficerForm)
        self.titleLabel.setObjectName(u"titleLabel")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.titleLabel)

        self.title = QComboBox(OfficerForm)
        self.title.setObjectName(u"title")
        self.title.setEditable(True)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.title)

        self.unitLabel = QLabel(OfficerForm)
        self.unitLabel.setObjectName(u"unitLabel")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.unitLabel)

        self.unit = QComboBox(OfficerForm)
        self.unit.setObjectName(u"unit")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.unit)

        self.signsLabel = QLabel(OfficerForm)
        self.signsLabel.setObjectName(u"signsLabel")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.signsLabel)

        self.signs = QCheckBox(OfficerForm)
        self.signs.setObjectName(u"signs")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.signs)

        self.heldFromLabel = QLabel(OfficerForm)
        self.heldFromLabel.setObjectName(u"heldFromLabel")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.heldFromLabel)

        self.heldFrom = QLineEdit(OfficerForm)
        self.heldFrom.setObjectName(u"heldFrom")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.heldFrom)

        self.heldToLabel = QLabel(OfficerForm)
        self.heldToLabel.setObjectName(u"heldToLabel")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.heldToLabel)

        self.heldTo = QLineEdit(OfficerForm)
        self.heldTo.setObjectName(u"heldTo")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.heldTo)

#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.name)
        self.titleLabel.setBuddy(self.title)
        self.unitLabel.setBuddy(self.unit)
        self.signsLabel.setBuddy(self.signs)
        self.heldFromLabel.setBuddy(self.heldFrom)
        self.heldToLabel.setBuddy(self.heldTo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OfficerForm)

        QMetaObject.connectSlotsByName(OfficerForm)
    # setupUi

    def retranslateUi(self, OfficerForm):
        self.nameLabel.setText(QCoreApplication.translate("OfficerForm", u"&H\u1ecd v\u00e0 t\u00ean", None))
        self.titleLabel.setText(QCoreApplication.translate("OfficerForm", u"&Ch\u1ee9c danh", None))
        self.unitLabel.setText(QCoreApplication.translate("OfficerForm", u"&\u0110\u01a1n v\u1ecb", None))
        self.signsLabel.setText("")
        self.signs.setText(QCoreApplication.translate("OfficerForm", u"\u0110\u01b0\u1ee3c k\u00fd v\u0103n b\u1ea3n c\u1ee7a \u1ee6y ban nh\u00e2n d\u00e2n", None))
        self.heldFromLabel.setText(QCoreApplication.translate("OfficerForm", u"Gi\u1eef ch\u1ee9c &t\u1eeb ng\u00e0y", None))
        self.heldFrom.setPlaceholderText(QCoreApplication.translate("OfficerForm", u"dd/MM/yyyy", None))
        self.heldToLabel.setText(QCoreApplication.translate("OfficerForm", u"\u0110\u1ebfn &ng\u00e0y", None))
        self.heldTo.setPlaceholderText(QCoreApplication.translate("OfficerForm", u"dd/MM/yyyy, \u0111\u1ec3 tr\u1ed1ng khi \u0111ang gi\u1eef ch\u1ee9c", None))
        pass
    # retranslateUi

